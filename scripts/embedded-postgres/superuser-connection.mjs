import { superuser } from "./cluster.mjs";

/** Runs `work` with a connection as the superuser, and closes it. */
export async function asSuperuser({ port, password, database = "postgres" }, work) {
  // Loaded late, since this file is read before the dependencies are installed.
  const { Client } = (await import("pg")).default;
  const client = new Client({
    host: "127.0.0.1",
    port,
    user: superuser,
    password,
    database,
    connectionTimeoutMillis: 5000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether a server on this port lets the superuser in. */
export const connects = (port, password) => asSuperuser({ port, password }, () => true).catch(() => false);
