import { change } from "#db/client.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome } from "#lib/values/outcome.ts";
import { endSessions } from "./end-sessions.ts";
import type { SignOutEverywhere } from "./schema.ts";

/** Ends every session of the actor, the one that asks among them. Gives how many. Source: product.md, `/profile`. */
export function signOutEverywhere(
  actor: Actor,
  input: SignOutEverywhere,
): Promise<Outcome<{ sessions: number }, "form-already-used">> {
  return change(actor, "profile.own", input, async (tx) => {
    const { orgId, agentId } = tx.actor;
    const sessions = await endSessions(tx, tx.actor, "signed-out-everywhere");
    await record(tx, {
      orgId,
      actorId: agentId,
      action: "session.ended-everywhere",
      agentId,
      details: { sessions },
    });
    return done({ sessions });
  });
}
