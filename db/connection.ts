import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "#lib/env.ts";
import * as schema from "./schema/index.ts";

type Database = PostgresJsDatabase<typeof schema>;
const held = globalThis as typeof globalThis & { [key: symbol]: Database | undefined };
const place = Symbol.for("rollcall.database");

/**
 * The process's one pool, behind drizzle. Kept on globalThis because Next bundles instrumentation and pages apart and each
 * would open its own. Only db/client.ts may ask for it. Timeouts are set per transaction, since a pooler forbids start-up parameters.
 */
export function connection(): Database {
  held[place] ??= drizzle(
    postgres(env().DATABASE_URL, {
      max: 10,
      prepare: false,
      connect_timeout: 5,
      idle_timeout: 60,
      max_lifetime: 30 * 60,
      backoff: () => 0.5,
      onnotice: () => {},
    }),
    { schema, casing: "snake_case" },
  );
  return held[place];
}
