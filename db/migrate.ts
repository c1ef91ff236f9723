import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as migrateJobQueue } from "graphile-worker";
import { Pool } from "pg";
import postgres from "postgres";
import { asDatabaseFault } from "./fault.ts";
import { assertFilesAreInJournalOrder } from "./migration-order.ts";
import { forPg, forPostgresJs } from "./server-address.ts";

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
  const [server, how] = forPostgresJs(url);
  const sql = postgres(server, { ...how, max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`select 1`.catch((cause: Error) => {
      throw new NoConnection(cause.message, { cause });
    });
    await sql`select pg_advisory_lock(${migrationLock})`;
    await act(sql);
  } finally {
    await sql.end();
  }
}

async function bringUpToDate(sql: postgres.Sql, url: string): Promise<void> {
  await applyMigrations(drizzle(sql), { migrationsFolder });
  const jobQueue = new Pool(forPg(url));
  await migrateJobQueue({ pgPool: jobQueue }).finally(() => jobQueue.end());
}

/** When the newest migration of the database was written; null for a database without any. */
async function newestApplied(sql: postgres.Sql): Promise<number | null> {
  const [journal] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!journal?.name) return null;
  const [newest] = await sql`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`;
  return newest?.at ?? null;
}

/** Whatever befalls the first statement befalls it because of the address. */
class NoConnection extends Error {}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (!url) throw new Error("Set DATABASE_URL to migrate");
  const isForCommand = process.argv[2] === "when-empty";
  await (isForCommand ? migrateWhenEmpty : migrate)(url).catch((error: unknown) => {
    const sentence = error instanceof OlderSchema ? error.message : aboutAddress(error);
    if (!sentence) throw error;
    console.error(sentence);
    process.exit(1);
  });
}

function aboutAddress(error: unknown): string | null {
  const reason = reasonToTell(error);
  return reason && `${process.env.DATABASE_DIRECT_URL ? "DATABASE_DIRECT_URL" : "DATABASE_URL"}: ${reason}`;
}

/**
 * For who set a wrong address, or that of a login which may too little: with the server's own code, without a stack and without
 * what else stands in the address. Null for what only the next version of Rollcall can mend.
 */
function reasonToTell(error: unknown): string | null {
  const hasNoConnection = error instanceof NoConnection;
  const cause = rootOf(error);
  const code = "code" in cause ? ` (${cause.code})` : "";
  const fault = asDatabaseFault(cause);
  if (fault?.code === "42501")
    return `the login may not do what Rollcall needs: ${cause.message}${code}. Give it a database of its own.`;
  if ("severity" in cause)
    return hasNoConnection || fault?.isAway ? `the database says: ${cause.message}${code}.` : null;
  if ("syscall" in cause || fault?.code === "CONNECT_TIMEOUT")
    return `no database answers${placeIn(cause)}${code}.`;
  return hasNoConnection || fault?.isAway ? `no connection comes about: ${cause.message}${code}.` : null;
}

function rootOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(typeof error);
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

function placeIn(error: Error): string {
  if ("hostname" in error) return ` at ${error.hostname}`;
  if (!("address" in error)) return "";
  return ` at ${error.address}${"port" in error ? `:${error.port}` : ""}`;
}
