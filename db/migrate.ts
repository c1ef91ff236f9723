import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as migrateJobQueue } from "graphile-worker";
import postgres from "postgres";
import { assertFilesAreInJournalOrder } from "./migration-order.ts";

/** Any number that no other program takes on this database; replicas that start together wait for one another on it. */
const migrationLock = 7_365_553_841;

/**
 * Brings the database up to date: the tables of this folder, then the job queue's own. Drizzle takes no lock itself, so one
 * advisory lock stands round both. `url` must lead past a pooler: session locks do not survive transaction pooling.
 */
export async function migrate(url: string): Promise<void> {
  const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));
  assertFilesAreInJournalOrder(migrationsFolder);

  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await applyMigrations(drizzle(sql), { migrationsFolder });
    await migrateJobQueue({ connectionString: url });
  } finally {
    await sql.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (!url) throw new Error("Set DATABASE_URL to migrate");
  await migrate(url).catch((error: unknown) => {
    const sentence = unreachable(error);
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
