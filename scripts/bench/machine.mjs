import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import pg from "pg";

/** One line about the machine, for beside the table; the load says whether it had anything else to do. */
export async function machine(databaseUrl) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query("show server_version");
  await client.end();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `${availableParallelism()} cores of ${cpus()[0]?.model.trim() ?? "an unnamed processor"}`,
    `${gigabytes} GB`,
    `Node.js ${process.versions.node}`,
    `PostgreSQL ${rows[0].server_version}`,
    `all on one machine, load ${loadavg()[2].toFixed(1)} over 15 minutes`,
  ].join(", ");
}
