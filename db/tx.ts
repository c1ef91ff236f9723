import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { Actor } from "#lib/values/actor.ts";

/** An open transaction whose scope is set; the only way to a statement. */
export type Tx = PgTransaction<
  PostgresJsQueryResultHKT,
  NoRelations,
  ExtractTablesWithRelations<NoRelations>
>;

/** Queries name their joins: drizzle would build its relational queries anew, a table each, for every transaction. */
type NoRelations = Record<string, never>;

/** A transaction opened by somebody. In a change, the actor is read again inside, under the organisation's lock. */
export type ActorTx = Tx & { readonly actor: Actor };
