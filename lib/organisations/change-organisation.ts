import { eq } from "drizzle-orm";
import { organisations } from "#db/schema/index.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { writeDueCharges } from "#lib/billing/write-due-charges.ts";
import type { Actor } from "#lib/values/actor.ts";
import { dayIn, type Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isOutdated } from "#lib/values/seen.ts";
import type { ChangeOrganisation } from "./schema.ts";

export type OrganisationRefusal = "time-zone-day-goes-back" | "changed-meanwhile";

export interface OrganisationChanged {
  /** What came due by the new time zone, in minor units; null for nothing. */
  charged: string | null;
}

/**
 * Changes name, time zone and support address; where it is a day later in the new zone, what is due on that day is charged. Refused
 * as `time-zone-day-goes-back` while it is a day earlier in the new zone: what was charged today would lie in the organisation's
 * future; as `changed-meanwhile` when the form showed something else than what holds now. Source: product.md, `/settings`.
 */
export async function changeOrganisation(
  actor: Actor,
  input: ChangeOrganisation,
  at: Instant,
): Promise<Outcome<OrganisationChanged, OrganisationRefusal | "form-already-used">> {
  return changeSeats<OrganisationChanged, OrganisationRefusal>(
    actor,
    "settings.change",
    input,
    at,
    async (tx, today) => {
      const { orgId, agentId: actorId } = tx.actor;
      const { organisationName: name, timeZone, supportEmail } = input;
      if (dayIn(timeZone, at) < today) return refused("time-zone-day-goes-back");

      const ofOrganisation = eq(organisations.id, orgId);
      const [before] = await tx
        .select({
          name: organisations.name,
          timeZone: organisations.timeZone,
          supportEmail: organisations.supportEmail,
        })
        .from(organisations)
        .where(ofOrganisation);
      const after = { name, timeZone, supportEmail };
      if (before && isOutdated(input.seen, before)) return refused("changed-meanwhile");
      const changed = before && oldAndNew<typeof before>(before, after);
      if (!changed) return done({ charged: null });

      await tx.update(organisations).set(after).where(ofOrganisation);
      await record(tx, { orgId, actorId, action: "organisation.changed", details: changed });
      const charged = await writeDueCharges(tx, orgId, at);
      return done({ charged: charged > 0n ? charged.toString() : null });
    },
  );
}
