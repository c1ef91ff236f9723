import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { Actor } from "#lib/values/actor.ts";
import type * as schema from "./schema/index.ts";

/** An open transaction whose scope is set; the only way to a statement. */
export type Tx = PgTransaction<
  PostgresJsQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;

/** A transaction opened by somebody. In a change, the actor is read again inside, under the organisation's lock. */
export type ActorTx = Tx & { readonly actor: Actor };
