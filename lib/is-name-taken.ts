import { eq } from "drizzle-orm";
import type { campaigns, groups, locations, tiers, units } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { isTakenAmong } from "#lib/values/same-name.ts";

type Named = typeof campaigns | typeof groups | typeof locations | typeof tiers | typeof units;

/**
 * Whether another of the organisation's groups, tiers or the like has this name, as a person reads it ({@link isTakenAmong}); `except` is
 * the id of the one to be named, which may keep the name that it has. Under the organisation's lock nobody takes it in between.
 */
export async function isNameTaken(
  tx: ActorTx,
  table: Named,
  name: string,
  except: string | null,
): Promise<boolean> {
  const all = await tx
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(eq(table.orgId, tx.actor.orgId));
  return isTakenAmong(all, name, except);
}
