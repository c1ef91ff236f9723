import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as migrateJobQueue } from "graphile-worker";
import postgres from "postgres";
import { assertFilesAreInJournalOrder } from "./migration-order.ts";

/** Any number that no other program takes on this database; replicas that start together wait for one another on it. */
const migrationLock = 7_365_553_841;

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/**
 * Brings the database up to date: the tables of this folder, then the job queue's own. `url` must lead past a pooler: session
 * locks do not survive transaction pooling.
 */
export function migrate(url: string): Promise<void> {
  return alone(url, (sql) => bringUpToDate(sql, url));
}

/**
 * For a command beside copies that may be served: makes the tables where there are none yet. Others it leaves to the start of the
 * application, since a copy of an older version would go on under tables that it does not know; throws an `OlderSchema` then.
 */
export function migrateWhenEmpty(url: string): Promise<void> {
  return alone(url, async (sql) => {
    const applied = await newestApplied(sql);
    if (applied === null) return bringUpToDate(sql, url);
    const newest = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
    if (applied < newest) throw new OlderSchema();
  });
}

export class OlderSchema extends Error {
  constructor() {
    super(
      "The database is of an older version than this folder, and copies of that version may be running on it. Start this version first (npm start), which brings the database up to date; then run the command again.",
    );
  }
}

/** Drizzle takes no lock itself. */
async function alone(url: string, act: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  assertFilesAreInJournalOrder(migrationsFolder);
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await act(sql);
  } finally {
    await sql.end();
  }
}

async function bringUpToDate(sql: postgres.Sql, url: string): Promise<void> {
  await applyMigrations(drizzle(sql), { migrationsFolder });
  await migrateJobQueue({ connectionString: url });
}

/** When the newest migration of the database was written; null for a database without any. */
async function newestApplied(sql: postgres.Sql): Promise<number | null> {
  const [journal] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!journal?.name) return null;
  const [newest] = await sql`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`;
  return newest?.at ?? null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (!url) throw new Error("Set DATABASE_URL to migrate");
  const isForCommand = process.argv[2] === "when-empty";
  await (isForCommand ? migrateWhenEmpty : migrate)(url).catch((error: unknown) => {
    const sentence = error instanceof OlderSchema ? error.message : unreachable(error);
    if (!sentence) throw error;
    console.error(sentence);
    process.exit(1);
  });
}

/** For who set a wrong address: no stack, and nothing of what else stands in it. */
function unreachable(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const name = process.env.DATABASE_DIRECT_URL ? "DATABASE_DIRECT_URL" : "DATABASE_URL";
  const where = "address" in error ? ` at ${error.address}:${"port" in error ? error.port : ""}` : "";
  const host = "hostname" in error ? ` at ${error.hostname}` : where;
  switch (error.code) {
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EHOSTUNREACH":
    case "CONNECT_TIMEOUT":
      return `${name}: no database answers${host} (${error.code}).`;
    case "28P01":
    case "28000":
    case "3D000":
      return `${name}: the database says: ${error.message}.`;
    default:
      return null;
  }
}
