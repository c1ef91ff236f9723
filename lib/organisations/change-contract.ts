import { eq } from "drizzle-orm";
import { organisations } from "#db/schema/index.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isOutdated } from "#lib/values/seen.ts";
import type { ChangeContract } from "./schema.ts";

export type ContractRefusal = "changed-meanwhile";

/**
 * Renews, shortens or ends the contract, from now on. Seats already planned for release, and cheaper tiers already planned, keep
 * their date. Refused as `changed-meanwhile` when the form showed another contract than the present one. Source: product.md, "Money".
 */
export async function changeContract(
  actor: Actor,
  input: ChangeContract,
  at: Instant,
): Promise<Outcome<null, ContractRefusal | "form-already-used">> {
  return changeSeats<null, ContractRefusal>(actor, "contract.change", input, at, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const ofOrganisation = eq(organisations.id, orgId);
    const [before] = await tx
      .select({ contractStart: organisations.contractStart, contractEnd: organisations.contractEnd })
      .from(organisations)
      .where(ofOrganisation);
    const { contractStart, contractEnd } = input;
    if (before && isOutdated(input.seen, before)) return refused("changed-meanwhile");
    const changed = before && oldAndNew(before, { contractStart, contractEnd });
    if (!changed) return done(null);

    await tx.update(organisations).set({ contractStart, contractEnd }).where(ofOrganisation);
    await record(tx, { orgId, actorId, action: "contract.changed", details: changed });
    return done(null);
  });
}
