import { eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { logos } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome } from "#lib/values/outcome.ts";
import type { OneLogo } from "./schema.ts";

/** Removes the organisation's logo; mails that were sent with it show the name in its place. For admins. Nothing where there is none. */
export function removeLogo(actor: Actor, input: OneLogo): Promise<Outcome<null, "form-already-used">> {
  return change<null, never>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const removed = await tx.delete(logos).where(eq(logos.orgId, orgId)).returning({ id: logos.id });
    if (removed.length > 0) await record(tx, { orgId, actorId, action: "logo.removed" });
    return done(null);
  });
}
