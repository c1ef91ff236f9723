import { change } from "#db/client.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { lockAccount, ownAccount } from "./account.ts";
import type { PasswordRefusal } from "./check-new-password.ts";
import { endSessions } from "./end-sessions.ts";
import { judgePassword, keepPassword } from "./keep-password.ts";
import type { ChooseFirstPassword } from "./schema.ts";

export type ChooseFirstPasswordRefusal = PasswordRefusal | "nothing-to-choose" | "password-meanwhile";

/**
 * Puts a password that its owner chose in place of the one that the system made: the account is Active, this session stays
 * and the others end. Refused as `nothing-to-choose` where nothing must be changed, since nobody is asked for the
 * current password here, and as `password-meanwhile` when it was replaced while this one was judged.
 * Source: product.md, `/first-password`.
 */
export async function chooseFirstPassword(
  actor: Actor,
  input: ChooseFirstPassword,
  at: Instant,
): Promise<Outcome<null, ChooseFirstPasswordRefusal | "form-already-used">> {
  const account = await ownAccount(actor);
  const judged = await judgePassword(input.newPassword, account);

  // Nothing is refused before the door: the same form sent again must get its first answer.
  return change<null, ChooseFirstPasswordRefusal>(actor, "profile.own", input, async (tx) => {
    const current = await lockAccount(tx, tx.actor);
    if (!current?.mustChange) return refused("nothing-to-choose");
    if (current.hash !== account.hash) return refused("password-meanwhile");
    if (!judged.ok) return refused(judged.refusal);

    const { orgId, agentId, sessionId } = tx.actor;
    await Promise.all([
      keepPassword(tx, current, judged.hash, at),
      endSessions(tx, current, "password-changed", sessionId),
      record(tx, { orgId, actorId: agentId, action: "password.chosen", agentId }),
    ]);
    return done(null);
  });
}
