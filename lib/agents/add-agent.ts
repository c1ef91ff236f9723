import { record } from "#lib/audit/record.ts";
import { temporaryPassword } from "#lib/auth/temporary-password.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { obtainSeat, payForSeat } from "#lib/seats/obtain-seat.ts";
import { startTemplates } from "#lib/templates/start-templates.ts";
import { findUnit } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type Day, dayIn, type Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { startsLater } from "./dates-rules.ts";
import { giveCredentials } from "./give-credentials.ts";
import { insertAgent } from "./insert-agent.ts";
import { type AddRefusal, refusalOfStart, refusalToAdd } from "./rules.ts";
import type { AddAgent } from "./schema.ts";

export interface Added {
  agentId: AgentId;
  name: string;
  email: string;
  mailQueued: boolean;
  /** The extension of the seat that was taken; null without a seat. */
  extension: string | null;
  /** The first day of somebody who starts later; none for whoever can sign in now. */
  startsOn?: Day | null;
  endsOn?: Day | null;
}

/**
 * Adds a person to the actor's organisation: account, seat, extension, temporary password and, if asked, the mail with it. Who
 * starts on a later day holds and pays for the seat from now on, and gets password and mail on that day (lib/jobs).
 * The answer's secret is the temporary password. Refusals: {@link AddRefusal}. Source: product.md, `/agents/new`.
 */
export async function addAgent(
  actor: Actor,
  input: AddAgent,
  at: Instant,
): Promise<Outcome<Added, AddRefusal | "form-already-used">> {
  // Made whatever the start date: which day it is where the organisation is, is known for certain only under its lock.
  const password = await temporaryPassword();

  return changeSeats<Added, AddRefusal>(actor, "agents.add", input, at, async (tx, today) => {
    const { orgId } = tx.actor;
    const todayThere = dayIn(tx.actor.organisation.timeZone, at);
    const refusal = refusalToAdd(tx.actor.role, input) ?? refusalOfStart(input, todayThere);
    if (refusal) return refused(refusal);
    if (input.unitId && !(await findUnit(tx, orgId, input.unitId))) return refused("unit-unknown");

    const seat =
      input.seat.kind === "none" ? null : await obtainSeat(tx, input.seat, seatDetails(input), { today, at });
    if (seat && !seat.ok) return refused(seat.refusal);
    const startsOn = startsLater({ ...input, today: todayThere }) ? input.startsOn : null;
    const person = { ...personIn(input), startsOn };
    const agentId = await insertAgent(
      tx,
      orgId,
      person,
      startsOn ? "Scheduled" : "Waiting",
      at,
      seat?.seatId,
    );
    if (!agentId) return refused("email-taken");
    const unseen = seat && (await payForSeat(tx, seat, agentId, input.quote, at));
    if (unseen) return refused(unseen);

    if (!startsOn) {
      const { email, name, language, mustChange, sendCredentials } = input;
      const { organisation } = tx.actor;
      const recipient = { orgId, agentId, email, name, language };
      const how = { mustChange, byMail: sendCredentials, again: false };
      await giveCredentials(tx, { person: recipient, organisation, password, ...how }, at);
    }
    await record(tx, {
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
        ...(startsOn && { startsOn }),
        ...(input.endsOn && { endsOn: input.endsOn }),
      },
    });
    const refusedTemplate = await startTemplates(tx, agentId, input, at);
    if (refusedTemplate) return refused(refusedTemplate);
    const { name, email, endsOn } = input;
    const mailQueued = input.sendCredentials && !startsOn;
    const added = { agentId, name, email, mailQueued, extension: seat?.extension ?? null, startsOn, endsOn };
    return done(added, startsOn ? null : password.plain);
  });
}

function personIn({ email, name, role, language, unitId, landLine, mobile, endsOn, mustChange }: AddAgent) {
  return {
    email,
    name,
    role,
    language,
    unitId,
    landLine,
    mobile,
    endsOn,
    mustChangeAtStart: mustChange,
  };
}

/** An extension left as it was proposed means "the next free one". */
function seatDetails({ extension, proposedExtension, extensionType, forceLogin }: AddAgent) {
  return { extension: extension === proposedExtension ? null : extension, extensionType, forceLogin };
}
