import { and, eq } from "drizzle-orm";
import { agents, signInAddresses } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { temporaryPassword } from "#lib/auth/temporary-password.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { quoteOf, refusalOfPin } from "#lib/billing/quote-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import { rotateSipSecret } from "#lib/extensions/rotate-sip-secret.ts";
import { keepFromRelease } from "#lib/seats/keep-seat.ts";
import { beginStay } from "#lib/seats/stay.ts";
import { effectsOfTaking, type TakenSeat, takeVacant } from "#lib/seats/take-seat.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { type EmailAddress, foldEmail } from "#lib/values/email-address.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { seatHeldAtClosing } from "./closed-account.ts";
import { tellNewAddress } from "./move-address.ts";
import { type LockedAgent, lockAgent } from "./queries.ts";
import { hasExpiredPassword, isOver, startIfDue } from "./reactivate-agent.ts";
import { type RestoreRefusal, refusalToRestore } from "./rules.ts";
import type { RestoreAgent } from "./schema.ts";

export interface Restored {
  agentId: AgentId;
  email: string;
  state: State;
  /** The old seat, held again. */
  seat: { extension: string | null } | null;
  /** There was a seat, and it is somebody else's by now, or gone. */
  lostSeat: boolean;
  passwordExpired: boolean;
  /** Where credentials went to, for somebody Scheduled whose start date had come. */
  startedBy: string | null;
}

/**
 * Opens a closed account again, within 30 days: in the state that it was closed from, with the password that it had, and in its
 * old seat while that is vacant, else without one. A seat that was to be released stays, once the next bill was seen. The
 * owner is sent nothing: what they sign in with is what they had; but where the address is another, that one is told. Who was Scheduled,
 * and whose start date has come, starts at once. Source: product.md, "Seats and lifecycle".
 */
export async function restoreAgent(
  actor: Actor,
  input: RestoreAgent,
  at: Instant,
): Promise<Outcome<Restored, RestoreRefusal | "form-already-used">> {
  const password = await temporaryPassword();

  return changeSeats<Restored, RestoreRefusal>(actor, "agents.restore", input, at, async (tx, today) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToRestore(tx.actor, agent, at);
    if (!agent || refusal) return refused(refusal ?? "not-there");
    const email = input.email ?? (agent.email as EmailAddress);
    if (!(await takeAddress(tx, agent, email))) return refused("email-taken");

    const oldSeat = await seatHeldAtClosing(tx, agent);
    const taken = oldSeat && (await takeVacant(tx, oldSeat));
    const seat = taken?.ok ? taken : null;
    const unseen = seat && (await refusalOfSeat(tx, seat, input.quote, today));
    if (unseen) return refused(unseen);
    // Shown was a seat that would come back, and what it costs.
    if (!seat && input.quote !== null) return refused("quote-changed");

    const { orgId, id: agentId, endsOn } = agent;
    const state = agent.closedFrom ?? "Active";
    const endsOnBefore = isOver(tx, agent, at) ? endsOn : null;
    const back = {
      state,
      closedAt: null,
      email,
      emailFolded: foldEmail(email),
      endsOn: endsOnBefore ? null : endsOn,
      version: agent.version + 1,
    };
    await tx
      .update(agents)
      .set(back)
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
    if (seat) {
      if (seat.releaseOn) await keepFromRelease(tx, [seat.seatId]);
      await beginStay(tx, { orgId, agentId }, seat.seatId, at);
      await rotateSipSecret(tx, seat.seatId);
    }
    await record(tx, {
      orgId,
      actorId: tx.actor.agentId,
      action: "agent.restored",
      agentId,
      details: {
        ...(seat && { extension: seat.extension, seat: seat.seatId }),
        ...(email !== agent.email && { email, emailBefore: agent.email }),
        ...(endsOnBefore && { endsOnBefore }),
      },
    });
    if (back.emailFolded !== agent.emailFolded) await tellNewAddress(tx, { ...agent, state }, email, at);
    const startedBy = await startIfDue(tx, { ...agent, ...back }, password, at);
    return done({
      agentId,
      email,
      state: startedBy ? "Waiting" : state,
      seat: seat && { extension: seat.extension },
      lostSeat: oldSeat !== null && seat === null,
      passwordExpired: await hasExpiredPassword(tx, agent, at),
      startedBy,
    });
  });
}

/** False when an account that is open, in this or another organisation, signs in with it: the directory's primary key decides. */
async function takeAddress(tx: ActorTx, { orgId, id }: LockedAgent, email: EmailAddress): Promise<boolean> {
  const taken = await tx
    .insert(signInAddresses)
    .values({ orgId, agentId: id, address: foldEmail(email) })
    .onConflictDoNothing()
    .returning({ agentId: signInAddresses.agentId });
  return taken.length === 1;
}

async function refusalOfSeat(tx: ActorTx, seat: TakenSeat, pin: string | null, today: Day) {
  const effects = effectsOfTaking(seat);
  if (effects.length === 0) return null;
  return refusalOfPin(quoteOf(await readBilling(tx, tx.actor.orgId, today), effects), pin);
}
