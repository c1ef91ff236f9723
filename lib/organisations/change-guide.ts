import { eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { organisations } from "#db/schema/index.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome } from "#lib/values/outcome.ts";
import { readGuide } from "./guide.ts";
import type { ChangeGuide } from "./guide-schema.ts";

/** Changes what set-up guides and Home pages tell from now on; mails that wait keep what they were posted with. For admins. */
export async function changeGuide(
  actor: Actor,
  { key, ...after }: ChangeGuide,
): Promise<Outcome<null, "form-already-used">> {
  return change<null, never>(actor, "settings.change", { key, ...after }, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const changed = oldAndNew({ ...(await readGuide(tx, orgId)) }, after);
    if (!changed) return done(null);
    await tx.update(organisations).set(after).where(eq(organisations.id, orgId));
    await record(tx, { orgId, actorId, action: "guide.changed", details: changed });
    return done(null);
  });
}
