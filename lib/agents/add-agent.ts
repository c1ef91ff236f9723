import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { type TemporaryPassword, temporaryPassword } from "#lib/auth/temporary-password.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { type Quote, type QuoteRefusal, quoteOf, refusalOfPin } from "#lib/billing/quote-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import type { Carrier } from "#lib/carrier/carrier.ts";
import { chooseCarrier } from "#lib/carrier/choose.ts";
import { realNow } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { placeSeat } from "#lib/groups/place-seat.ts";
import { type ChosenNearest, chooseLocation } from "#lib/locations/choose-location.ts";
import { completePurchase } from "#lib/numbers/complete-purchase.ts";
import type { PurchaseOutcome, TakeCallerIdRefusal } from "#lib/numbers/rules.ts";
import { takeCallerId } from "#lib/numbers/take-caller-id.ts";
import { type ObtainedSeat, obtainSeat, payForSeat } from "#lib/seats/obtain-seat.ts";
import { effectsOfTaking } from "#lib/seats/take-seat.ts";
import { startTemplates } from "#lib/templates/start-templates.ts";
import { findUnit } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type Day, dayIn, type Instant } from "#lib/values/day.ts";
import type { AgentId, NumberId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
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
  /** What the seat cost at once: minor units as digits, since answers are kept as JSON. None where nothing was charged. */
  charged?: { amount: string; currency: string } | null;
  /** The first day of somebody who starts later; none for whoever can sign in now. */
  startsOn?: Day | null;
  endsOn?: Day | null;
  /** The server location, where the nearest was asked for. */
  nearest?: ChosenNearest | null;
  /** The number that was asked for with it, and how its purchase stands. */
  bought?: { id: NumberId; number: PhoneNumber } | null;
  purchase?: PurchaseOutcome;
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
  { carrier, clock = realNow }: { carrier?: Carrier; clock?: () => Instant } = {},
): Promise<Outcome<Added, AddRefusal | "form-already-used">> {
  // Made whatever the start date: which day it is where the organisation is, is known for certain only under its lock.
  const password = await temporaryPassword();

  const outcome = await changeSeats<Added, AddRefusal>(actor, "agents.add", input, at, async (tx, today) => {
    const { organisation, orgId, role } = tx.actor;
    const todayThere = dayIn(organisation.timeZone, at);
    const refusal = refusalToAdd(role, input) ?? refusalOfStart(input, todayThere);
    if (refusal) return refused(refusal);
    if (input.unitId && !(await findUnit(tx, orgId, input.unitId))) return refused("unit-unknown");
    const location = await chooseLocation(tx, input.locationId, knownOf(input), null);
    if (!location.ok) return refused(location.refusal);

    const seat =
      input.seat.kind === "none" ? null : await obtainSeat(tx, input.seat, seatDetails(input), { today, at });
    if (seat && !seat.ok) return refused(seat.refusal);
    const startsOn = startsLater({ ...input, today: todayThere }) ? input.startsOn : null;
    const mustChangeAtStart = input.mustChange || organisation.isPasswordChangeForced;
    const person = { ...personIn(input), mustChangeAtStart, locationId: location.locationId, startsOn };
    const state = startsOn ? "Scheduled" : "Waiting";
    const agentId = await insertAgent(tx, orgId, person, state, at, seat?.seatId);
    if (!agentId) return refused("email-taken");
    const paid = seat && (await takeNumberAndPay(tx, seat, agentId, input, { today, at, moment: clock() }));
    if (paid && !paid.ok) return refused(paid.refusal);

    if (!startsOn) await credentialsNow(tx, agentId, input, password, at);
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
    const groups = { added: input.groups ?? [], removed: [] };
    const placed = seat && (await placeSeat(tx, { ...seat, agentId }, groups));
    if (placed && !placed.ok) return refused(placed.refusal);
    const refusedTemplate = await startTemplates(tx, agentId, input, at);
    if (refusedTemplate) return refused(refusedTemplate);
    const { name, email, endsOn } = input;
    const answer = {
      agentId,
      name,
      email,
      mailQueued: input.sendCredentials && !startsOn,
      extension: seat?.extension ?? null,
      charged: chargedFor(seat?.bill?.quote),
      startsOn,
      endsOn,
      nearest: location.nearest,
      bought: paid?.value.bought ?? null,
    };
    return done(answer, startsOn ? null : password.plain);
  });
  if (!outcome.ok || !outcome.value.bought) return outcome;

  const asked = { orgId: actor.orgId, numberId: outcome.value.bought.id };
  const purchase = await completePurchase(carrier ?? chooseCarrier(env()), asked, { at, clock });
  return { ...outcome, value: { ...outcome.value, purchase } };
}

/**
 * Gives the seat the number that was chosen for it, and charges for both. Where the number is bought too, the form showed one quote of
 * the two: that is what its pin is compared with.
 */
async function takeNumberAndPay(
  tx: ActorTx,
  seat: ObtainedSeat,
  agentId: AgentId,
  { callerId, quote: pin }: AddAgent,
  { today, at, moment }: { today: Day; at: Instant; moment: Instant },
): Promise<Outcome<{ bought: Added["bought"] }, TakeCallerIdRefusal | QuoteRefusal>> {
  const billing = async () => seat.bill?.billing ?? readBilling(tx, tx.actor.orgId, today);
  const caller = callerId && (await takeCallerId(tx, callerId, seat.seatId, { billing, at, moment }));
  if (caller && !caller.ok) return refused(caller.refusal);
  const purchase = caller?.purchase;
  if (!purchase || callerId?.kind !== "held") {
    const unseen = await payForSeat(tx, seat, agentId, pin, at);
    return unseen ? refused(unseen) : done({ bought: null });
  }
  const both = quoteOf(await billing(), [...effectsOfTaking(seat), purchase.effect]);
  const unseen =
    refusalOfPin(both, pin) ?? (await payForSeat(tx, seat, agentId, seat.bill?.quote.pin ?? null, at));
  return unseen ? refused(unseen) : done({ bought: { id: purchase.numberId, number: callerId.number } });
}

/** The temporary password of somebody who starts at once, and the mail with it where one is asked for. */
async function credentialsNow(
  tx: ActorTx,
  agentId: AgentId,
  { email, name, language, endsOn, mustChange, sendCredentials }: AddAgent,
  password: TemporaryPassword,
  at: Instant,
): Promise<void> {
  const { organisation, orgId } = tx.actor;
  const person = { orgId, agentId, email, name, language, endsOn };
  const mail = sendCredentials ? "credentials" : null;
  await giveCredentials(tx, { person, organisation, password, mustChange, mail, again: false }, at);
}

function chargedFor(quote: Quote | undefined) {
  if (!quote || quote.dueToday === 0n) return null;
  return { amount: String(quote.dueToday), currency: quote.currency };
}

function personIn(input: AddAgent) {
  const { email, name, role, language, unitId, landLine, mobile, mayEditContacts, endsOn } = input;
  return {
    email,
    name,
    role,
    language,
    unitId,
    landLine,
    mobile,
    mayEditContacts,
    endsOn,
  };
}

function knownOf({ worksFrom, mobile, landLine }: AddAgent) {
  return { worksFrom: worksFrom ?? null, mobile, landLine };
}

/** An extension left as it was proposed means "the next free one". */
function seatDetails({ extension, proposedExtension, extensionType, forceLogin }: AddAgent) {
  return { extension: extension === proposedExtension ? null : extension, extensionType, forceLogin };
}
