import { record } from "#lib/audit/record.ts";
import { temporaryPassword } from "#lib/auth/temporary-password.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { post } from "#lib/mail/outbox.ts";
import { obtainSeat, payForSeat } from "#lib/seats/obtain-seat.ts";
import { findUnit } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays24h, type Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { givePassword, insertAgent } from "./insert-agent.ts";
import { type AddRefusal, refusalToAdd } from "./rules.ts";
import type { AddAgent } from "./schema.ts";

export interface Added {
  agentId: AgentId;
  name: string;
  email: string;
  mailQueued: boolean;
  /** The extension of the seat that was taken; null without a seat. */
  extension: string | null;
}

/**
 * Adds a person to the actor's organisation: account, seat, extension, temporary password and, if asked, the mail with it.
 * The answer's secret is the temporary password. Refusals: {@link AddRefusal}. Source: product.md, `/agents/new`.
 */
export async function addAgent(
  actor: Actor,
  input: AddAgent,
  at: Instant,
): Promise<Outcome<Added, AddRefusal | "form-already-used">> {
  const { plain, hash } = await temporaryPassword();

  return changeSeats<Added, AddRefusal>(actor, "agents.add", input, at, async (tx, today) => {
    const { orgId } = tx.actor;
    const refusal = refusalToAdd(tx.actor.role, input);
    if (refusal) return refused(refusal);
    if (input.unitId && !(await findUnit(tx, orgId, input.unitId))) return refused("unit-unknown");

    const seat =
      input.seat.kind === "none" ? null : await obtainSeat(tx, input.seat, seatDetails(input), { today, at });
    if (seat && !seat.ok) return refused(seat.refusal);
    const agentId = await insertAgent(tx, orgId, personIn(input), "Waiting", at, seat?.seatId);
    if (!agentId) return refused("email-taken");
    const unseen = seat && (await payForSeat(tx, seat, agentId, input.quote, at));
    if (unseen) return refused(unseen);

    const expiresAt = addDays24h(at, tx.actor.organisation.temporaryPasswordDays);
    await Promise.all([
      givePassword(tx, orgId, agentId, { hash, mustChange: input.mustChange, expiresAt }, at),
      record(tx, {
        orgId,
        actorId: tx.actor.agentId,
        action: "agent.added",
        agentId,
        details: {
          email: input.email,
          name: input.name,
          role: input.role,
          seat: seat?.seatId ?? null,
          extension: seat?.extension ?? null,
        },
      }),
      input.sendCredentials &&
        post(tx, { orgId, agentId, email: input.email, language: input.language }, "credentials", {
          name: input.name,
          organisation: tx.actor.organisation.name,
          timeZone: tx.actor.organisation.timeZone,
          email: input.email,
          temporaryPassword: plain,
          expiresAt: expiresAt.toISOString(),
          mustChange: input.mustChange,
          again: false,
        }),
    ]);
    return done(
      {
        agentId,
        name: input.name,
        email: input.email,
        mailQueued: input.sendCredentials,
        extension: seat?.extension ?? null,
      },
      plain,
    );
  });
}

function personIn({ email, name, role, language, unitId, landLine, mobile }: AddAgent) {
  return { email, name, role, language, unitId, landLine, mobile };
}

/** An extension left as it was proposed means "the next free one". */
function seatDetails({ extension, proposedExtension, extensionType, forceLogin }: AddAgent) {
  return { extension: extension === proposedExtension ? null : extension, extensionType, forceLogin };
}
