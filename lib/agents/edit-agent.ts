import { and, eq } from "drizzle-orm";
import { agents } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { endSessions } from "#lib/auth/end-sessions.ts";
import { temporaryPassword } from "#lib/auth/temporary-password.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { type LockedExtension, lockExtension } from "#lib/extensions/change-extension.ts";
import { placeSeat } from "#lib/groups/place-seat.ts";
import { type ChosenNearest, chooseLocation } from "#lib/locations/choose-location.ts";
import { locationName } from "#lib/locations/queries.ts";
import type { LockedSeat } from "#lib/seats/lock-seat.ts";
import { lockSeatOf } from "#lib/seats/lock-seat-of.ts";
import { findUnit } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { dayIn, type Instant } from "#lib/values/day.ts";
import { foldEmail } from "#lib/values/email-address.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { searchKey } from "#lib/values/search-key.ts";
import { isLastAdmin } from "./admins-left.ts";
import { changeHeldSeat, refusalOfExtension, seatFacts, seatIn, ticksOf } from "./change-held-seat.ts";
import { refusalOfDates } from "./dates-rules.ts";
import {
  type EditRefusal,
  looksLikeSomeoneNew,
  refusalOfRole,
  refusalOfVersion,
  refusalToEdit,
  startOf,
} from "./edit-rules.ts";
import type { EditAgent } from "./edit-schema.ts";
import { credentialsWereMailed, moveAddress, tellBothAddresses } from "./move-address.ts";
import { type LockedAgent, lockAgent } from "./queries.ts";
import { startIfDue } from "./reactivate-agent.ts";

export interface Edited {
  agentId: AgentId;
  name: string;
  /** False when the form said what was there already: then nothing was written. */
  isChanged: boolean;
  /** Both addresses, which both were written to; null when the address stayed. */
  moved: { from: string; to: string; isTold: boolean; credentialsAreAtTheOld: boolean } | null;
  /** How many open sessions another role has ended. */
  sessionsEnded: number;
  /** Where credentials went to, for somebody Scheduled whose start date has come. */
  startedBy: string | null;
  /** The server location, where the nearest was asked for. */
  nearest: ChosenNearest | null;
}

/**
 * Changes a person and the seat the person holds. Refused as `changed-meanwhile` when the form was drawn from an earlier version,
 * and as `same-person-or-someone-new` when name and address are both others and nobody said which is meant. Another role ends the
 * person's sessions, another address none. Who is Scheduled, and whose start date has come, starts at once. Source: product.md,
 * `/agents/{id}/edit`.
 */
export async function editAgent(
  actor: Actor,
  input: EditAgent,
  at: Instant,
): Promise<Outcome<Edited, EditRefusal | "form-already-used">> {
  const password = input.startsOn && (await temporaryPassword());

  return changeSeats<Edited, EditRefusal>(actor, "agents.edit", input, at, async (tx) => {
    const { orgId } = tx.actor;
    const seat = await lockSeatOf(tx, input.agentId);
    const extension = seat && (await lockExtension(tx, seat.id));
    const agent = await lockAgent(tx, input.agentId);
    const forbidden = refusalToEdit(tx.actor, agent);
    if (!agent || forbidden) return refused(forbidden ?? "not-there");
    const outdated = refusalOfVersion(input, { version: agent.version, seatId: seat?.id ?? null });
    if (outdated) return refused(outdated);

    const start = startOf(agent, input.startsOn);
    if (!start.ok) return refused(start.refusal);
    const known = { worksFrom: input.worksFrom ?? null, mobile: input.mobile, landLine: input.landLine };
    const location = await chooseLocation(tx, input.locationId, known, agent.locationId);
    if (!location.ok) return refused(location.refusal);
    const after = { ...personIn(input), locationId: location.locationId, startsOn: start.on };
    const wrong = await refusalOfPerson(tx, agent, after, at);
    if (wrong) return refused(wrong);
    if (looksLikeSomeoneNew(agent, input) && input.meant !== "same-person")
      return refused("same-person-or-someone-new");

    const held = { seat, extension };
    const wanted = seatIn(input, held);
    const changed = oldAndNew(
      { ...factsOf(agent, await namesOf(tx, agent)), ...seatFacts(held) },
      { ...factsOf({ ...agent, ...after }, await namesOf(tx, after)), ...seatFacts(wanted) },
    );
    const reserved = refusalOfExtension(held, wanted);
    if (reserved) return refused(reserved);
    const unchanged = {
      agentId: agent.id,
      name: after.name,
      isChanged: false,
      moved: null,
      sessionsEnded: 0,
      startedBy: null,
      nearest: location.nearest,
    };
    const placed = seat && (await placeSeat(tx, placedSeat(agent, seat, wanted.extension), ticksOf(input)));
    if (placed && !placed.ok) return refused(placed.refusal);
    if (!changed) return done({ ...unchanged, isChanged: placed?.isChanged ?? false });

    const emailFolded = foldEmail(input.email);
    const isMoved = emailFolded !== agent.emailFolded;
    if (isMoved && !(await moveAddress(tx, agent, emailFolded))) return refused("email-taken");
    const version = agent.version + 1;
    await tx
      .update(agents)
      .set({ ...after, emailFolded, nameKey: searchKey(after.name), version })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agent.id)));
    const taken = await changeHeldSeat(tx, held, wanted, at);
    if (taken) return refused(taken);

    const sessionsEnded =
      after.role === agent.role ? 0 : await endSessions(tx, { orgId, agentId: agent.id }, "role-changed");
    if (isMoved)
      await tellBothAddresses(tx, { ...agent, ...after }, { before: agent.email, after: after.email }, at);
    await record(tx, {
      orgId,
      actorId: tx.actor.agentId,
      action: "agent.edited",
      agentId: agent.id,
      details: { ...changed, version },
    });
    const moved = isMoved && {
      from: agent.email,
      to: after.email,
      isTold: agent.state !== "Scheduled",
      credentialsAreAtTheOld: await credentialsWereMailed(tx, agent),
    };
    const startedBy = password && (await startIfDue(tx, { ...agent, ...after, version }, password, at));
    return done({ ...unchanged, isChanged: true, moved: moved || null, sessionsEnded, startedBy });
  });
}

type PersonAfter = ReturnType<typeof personIn> & Pick<LockedAgent, "startsOn" | "locationId">;

function personIn(input: EditAgent) {
  const { email, name, role, language, unitId, landLine, mobile, mayEditContacts, endsOn } = input;
  return { email, name, role, language, unitId, landLine, mobile, mayEditContacts, endsOn };
}

/** What the rules say of the new values, whatever seat the person holds. */
async function refusalOfPerson(
  tx: ActorTx,
  agent: LockedAgent,
  after: PersonAfter,
  at: Instant,
): Promise<EditRefusal | null> {
  const { startsOn, endsOn } = after;
  const notYours = refusalOfRole(tx.actor, agent, after.role);
  if (notYours) return notYours;
  if (after.role !== agent.role && (await isLastAdmin(tx, agent))) return "last-admin";
  if (after.unitId && !(await findUnit(tx, tx.actor.orgId, after.unitId))) return "unit-unknown";
  if (startsOn === agent.startsOn && endsOn === agent.endsOn) return null;
  // It would deactivate oneself, which nobody may.
  if (agent.id === tx.actor.agentId && endsOn !== null && endsOn !== agent.endsOn) return "end-date-own";
  const today = dayIn(tx.actor.organisation.timeZone, at);
  return refusalOfDates({ startsOn, endsOn, today, state: agent.state });
}

function placedSeat(agent: LockedAgent, seat: LockedSeat, extension: LockedExtension | null) {
  return { seatId: seat.id, extension: extension?.number ?? null, agentId: agent.id };
}

/** What is stored by id, as the audit trail tells it. */
async function namesOf(tx: ActorTx, { unitId, locationId }: Pick<LockedAgent, "unitId" | "locationId">) {
  const unit = unitId && (await findUnit(tx, tx.actor.orgId, unitId));
  return { unit: unit?.name ?? null, location: await locationName(tx, locationId) };
}

/** The person as the audit trail tells of them. */
function factsOf(
  { name, email, role, language, mayEditContacts, landLine, mobile, startsOn, endsOn }: LockedAgent,
  { unit, location }: Awaited<ReturnType<typeof namesOf>>,
) {
  return {
    name,
    email,
    role,
    language,
    unit,
    location,
    mayEditContacts,
    landLine,
    mobile,
    startsOn,
    endsOn,
  };
}
