import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "#lib/env.ts";
import { type OpensWith, withFewMessages } from "./few-messages.ts";
import { forPostgresJs } from "./server-address.ts";
import type { Tx } from "./tx.ts";

interface Pool {
  database: PostgresJsDatabase;
  opensWith: OpensWith;
}
const held = globalThis as typeof globalThis & { [key: symbol]: Pool | undefined };
const place = Symbol.for("rollcall.database");

/**
 * A transaction of the process's one pool, begun by `opening`. Only db/client.ts may ask for one. Kept on globalThis because
 * Next bundles instrumentation and pages apart and each would open its own.
 */
export function transaction<Result>(opening: string, act: (tx: Tx) => Promise<Result>): Promise<Result> {
  held[place] ??= openPool();
  const { database, opensWith } = held[place];
  return opensWith(opening, () => database.transaction(act));
}

/**
 * Seconds after which a server that owes an answer is taken for gone, though nothing says so: one that is frozen, or a network that
 * swallows everything. Longer than a statement may take (db/client.ts). The option is of our patch, so its types do not know it.
 */
const patience = { answer_timeout: 20 };

/** Timeouts are set per transaction, since a pooler forbids start-up parameters. */
function openPool(): Pool {
  const isBehindPooler = env().DATABASE_DIRECT_URL !== undefined;
  const [url, server] = forPostgresJs(env().DATABASE_URL);
  const sql = postgres(url, {
    ...server,
    max: 10,
    prepare: !isBehindPooler,
    connect_timeout: 5,
    idle_timeout: 60,
    max_lifetime: 30 * 60,
    backoff: () => 0.5,
    onnotice: () => {},
    ...patience,
  });
  const opensWith = withFewMessages(sql, { keepsPlans: !isBehindPooler });
  return { database: drizzle(sql, { casing: "snake_case" }), opensWith };
}
