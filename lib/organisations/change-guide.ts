import { eq } from "drizzle-orm";
import { type ActorTx, change } from "#db/client.ts";
import { organisations, sipDomains } from "#db/schema/index.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { moveSipAccounts } from "#lib/extensions/move-sip-accounts.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isOutdated } from "#lib/values/seen.ts";
import { readGuide } from "./guide.ts";
import type { ChangeGuide } from "./guide-schema.ts";

export type ChangeGuideRefusal = "domain-taken" | "changed-meanwhile";

/**
 * Changes what set-up guides and Home pages tell from now on; mails that wait keep what they were posted with. For admins. Refused as
 * `domain-taken` when another organisation has the SIP domain, as `changed-meanwhile` when the form
 * showed something else than what holds now.
 */
export async function changeGuide(
  actor: Actor,
  input: ChangeGuide,
): Promise<Outcome<null, ChangeGuideRefusal | "form-already-used">> {
  return change<null, ChangeGuideRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { key: _key, seen, ...after } = input;
    const before = await readGuide(tx, orgId);
    if (isOutdated(seen, { ...before })) return refused("changed-meanwhile");
    const changed = oldAndNew({ ...before }, after);
    if (!changed) return done(null);
    if (after.sipDomain !== before.sipDomain && !(await takeDomain(tx, after.sipDomain))) {
      return refused("domain-taken");
    }
    await tx.update(organisations).set(after).where(eq(organisations.id, orgId));
    if (after.sipDomain !== before.sipDomain) await moveSipAccounts(tx, after.sipDomain);
    await record(tx, { orgId, actorId, action: "guide.changed", details: changed });
    return done(null);
  });
}

/** The directory's primary key decides, whichever organisation has the domain. */
async function takeDomain(tx: ActorTx, domain: string | null): Promise<boolean> {
  const { orgId } = tx.actor;
  await tx.delete(sipDomains).where(eq(sipDomains.orgId, orgId));
  if (domain === null) return true;
  const taken = await tx.insert(sipDomains).values({ domain, orgId }).onConflictDoNothing().returning();
  return taken.length === 1;
}
