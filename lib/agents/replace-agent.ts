import type { ActorTx } from "#db/tx.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { temporaryPassword } from "#lib/auth/temporary-password.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { lockExtension } from "#lib/extensions/change-extension.ts";
import { rotateSipSecret } from "#lib/extensions/rotate-sip-secret.ts";
import { placeSeat } from "#lib/groups/place-seat.ts";
import { chooseLocation } from "#lib/locations/choose-location.ts";
import { nearest } from "#lib/locations/schema.ts";
import { lockSeatOf } from "#lib/seats/lock-seat-of.ts";
import { copyTemplates } from "#lib/templates/copy-templates.ts";
import { findUnit } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type Day, dayIn, type Instant } from "#lib/values/day.ts";
import { foldEmail } from "#lib/values/email-address.ts";
import type { LocationId, SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { Added } from "./add-agent.ts";
import { isLastAdmin } from "./admins-left.ts";
import { changeHeldSeat, refusalOfExtension, seatFacts, seatIn, ticksOf } from "./change-held-seat.ts";
import { closeAccount } from "./close-account.ts";
import { type DateRefusal, refusalOfDates, startsLater } from "./dates-rules.ts";
import { giveCredentials } from "./give-credentials.ts";
import { insertAgent } from "./insert-agent.ts";
import { postAccessEnded } from "./post-access-ended.ts";
import { lockAgent } from "./queries.ts";
import { type ReplaceRefusal, refusalToReplace } from "./replace-rules.ts";
import type { ReplaceAgent } from "./replace-schema.ts";

/**
 * Gives the seat to a new person, whose role is Agent: everything that hangs on it stays as it is but for the SIP secret, which the
 * leaver knows, and for what the form changes of it; the leaver's account is closed and its address free, even for the joiner; with
 * the tick the joiner gets copies of the leaver's SMS templates; the joiner's server location is the nearest by what is known of the
 * joiner, unless another is chosen; one mail goes to the joiner. Who starts on a later day gets password and mail on that day
 * (lib/jobs). The answer's secret is the joiner's temporary password. Nothing is charged. Refusals: {@link ReplaceRefusal}. Source:
 * product.md, "Seats and lifecycle".
 */
export async function replaceAgent(
  actor: Actor,
  input: ReplaceAgent,
  at: Instant,
): Promise<Outcome<Added, ReplaceRefusal | "form-already-used">> {
  const password = await temporaryPassword();

  return changeSeats<Added, ReplaceRefusal>(actor, "agents.replace", input, at, async (tx) => {
    const { orgId, agentId: actorId, organisation } = tx.actor;
    const seat = await lockSeatOf(tx, input.agentId);
    const extension = seat && (await lockExtension(tx, seat.id));
    const leaver = await lockAgent(tx, input.agentId);
    const refusal = refusalToReplace(tx.actor, leaver, { seatId: seat?.id ?? null, shown: input });
    if (!leaver || !seat || refusal) return refused(refusal ?? "not-there");
    if (await isLastAdmin(tx, leaver)) return refused("last-admin");
    const known = { worksFrom: input.worksFrom ?? null, mobile: input.mobile, landLine: input.landLine };
    const choice = input.locationId === undefined ? nearest : input.locationId;
    const location = await chooseLocation(tx, choice, known, null);
    if (!location.ok) return refused(location.refusal);
    const held = { seat, extension };
    const wanted = seatIn(input, held);
    const today = dayIn(organisation.timeZone, at);
    const wrong = (await refusalOfJoiner(tx, input, today)) ?? refusalOfExtension(held, wanted);
    if (wrong) return refused(wrong);

    const startsOn = startsLater({ ...input, today }) ? input.startsOn : null;
    await closeAccount(tx, leaver, "replaced", at);
    // A mailbox that passes on with the seat gets the joiner's set-up guide, and nothing that contradicts it.
    if (startsOn || foldEmail(input.email) !== leaver.emailFolded)
      await postAccessEnded(tx, leaver, "replaced", at);
    const joiner = await insertJoiner(
      tx,
      { ...input, startsOn, locationId: location.locationId },
      seat.id,
      at,
    );
    if (!joiner) return refused("email-taken");
    const taken = await changeHeldSeat(tx, held, wanted, at);
    if (taken) return refused(taken);
    const number = await rotateSipSecret(tx, seat.id);
    if (input.copyTemplates) await copyTemplates(tx, { from: leaver.id, to: joiner.id }, at);

    const { id: agentId, name, email, endsOn } = joiner;
    await record(tx, {
      orgId,
      actorId,
      action: "agent.replaced",
      agentId: leaver.id,
      details: { extension: number, joiner: agentId, seat: seat.id },
    });
    await record(tx, {
      orgId,
      actorId,
      action: "agent.took-over",
      agentId,
      details: {
        role: joiner.role,
        email,
        extension: number,
        name,
        leaver: leaver.id,
        seat: seat.id,
        ...oldAndNew(seatFacts(held), seatFacts(wanted)),
        ...(startsOn && { startsOn }),
        ...(endsOn && { endsOn }),
      },
    });
    const placed = await placeSeat(tx, { seatId: seat.id, extension: number, agentId }, ticksOf(input));
    if (!placed.ok) return refused(placed.refusal);
    const added = { agentId, name, email, extension: number, startsOn, endsOn, nearest: location.nearest };
    if (startsOn) return done({ ...added, mailQueued: false });

    const how = { mustChange: true, mail: "set-up-guide", again: false } as const;
    await giveCredentials(tx, { person: { ...joiner, agentId }, organisation, password, ...how }, at);
    return done({ ...added, mailQueued: true }, password.plain);
  });
}

/** What the rules say of the new person, whatever the seat. */
async function refusalOfJoiner(
  tx: ActorTx,
  { unitId, startsOn, endsOn }: ReplaceAgent,
  today: Day,
): Promise<DateRefusal | "unit-unknown" | null> {
  if (unitId && !(await findUnit(tx, tx.actor.orgId, unitId))) return "unit-unknown";
  return refusalOfDates({ startsOn, endsOn, today, state: "Scheduled" });
}

/** The new person, in the seat that was left a moment ago; null when the address is in use, here or elsewhere. */
async function insertJoiner(
  tx: ActorTx,
  {
    email,
    name,
    language,
    unitId,
    landLine,
    mobile,
    mayEditContacts,
    startsOn,
    endsOn,
    locationId,
  }: ReplaceAgent & { locationId: LocationId | null },
  seatId: SeatId,
  at: Instant,
) {
  const { orgId } = tx.actor;
  const about = { language, unitId, landLine, mobile, locationId, mayEditContacts, startsOn, endsOn };
  const person = { email, name, role: "agent", ...about } as const;
  const id = await insertAgent(tx, orgId, person, startsOn ? "Scheduled" : "Waiting", at, seatId);
  return id && { orgId, id, ...person };
}
