import { and, eq, isNull, sql } from "drizzle-orm";
import { type ActorTx, change } from "#db/client.ts";
import { organisations, passwords, sessions } from "#db/schema/index.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { endOverdueIn } from "#lib/auth/end-overdue-sessions.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isOutdated } from "#lib/values/seen.ts";
import { readSecurity } from "./security.ts";
import type { ChangeSecurity } from "./security-schema.ts";

export type SecurityRefusal = "changed-meanwhile";

/**
 * Changes the password and session rules. Open sessions follow at their next request: an idle limit by itself, a shorter absolute one by
 * their rows; a longer one is for sessions to come, since the cookies of open ones end when they end. What is over by the rules before
 * stays over. A length is for passwords that are
 * chosen from now on. With the change forced, temporary passwords that are still out must be changed too. For admins. Refused as
 * `changed-meanwhile` when the form showed other rules than hold now. Source: product.md, "Getting in".
 */
export async function changeSecurity(
  actor: Actor,
  input: ChangeSecurity,
): Promise<Outcome<null, SecurityRefusal | "form-already-used">> {
  return change<null, SecurityRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { key: _key, seen, ...after } = input;
    const before = await readSecurity(tx, orgId);
    if (isOutdated(seen, { ...before })) return refused("changed-meanwhile");
    const changed = oldAndNew<typeof after>(before, after);
    if (!changed) return done(null);

    await endOverdueIn(tx, { orgId });
    await tx.update(organisations).set(after).where(eq(organisations.id, orgId));
    if (after.sessionAbsoluteHours < before.sessionAbsoluteHours) await shortenSessions(tx, after);
    if (after.isPasswordChangeForced) await forceThoseStillOut(tx);
    await record(tx, { orgId, actorId, action: "security.changed", details: changed });
    return done(null);
  });
}

async function shortenSessions(tx: ActorTx, { sessionAbsoluteHours }: ChangeLimits): Promise<void> {
  await tx
    .update(sessions)
    .set({
      endsAt: sql`least(${sessions.endsAt}, ${sessions.createdAt} + ${sessionAbsoluteHours} * interval '1 hour')`,
    })
    .where(and(eq(sessions.orgId, tx.actor.orgId), isNull(sessions.endedAt)));
}

type ChangeLimits = Pick<ChangeSecurity, "sessionAbsoluteHours">;

async function forceThoseStillOut(tx: ActorTx): Promise<void> {
  await tx
    .update(passwords)
    .set({ mustChange: true })
    .where(
      and(
        eq(passwords.orgId, tx.actor.orgId),
        eq(passwords.isTemporary, true),
        eq(passwords.mustChange, false),
      ),
    );
}
