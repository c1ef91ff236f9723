import fc from "fast-check";
import { expect, it } from "vitest";
import { aDeletion } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { aJoiner, formKey, join, noonOf } from "#db/testing/charged.ts";
import { quoteKeeping } from "#lib/billing/quotes.ts";
import { startAndEnd } from "#lib/jobs/start-and-end.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import { enterSeat } from "#lib/seats/enter-seat.ts";
import { leaveSeat } from "#lib/seats/leave-seat.ts";
import type { State } from "#lib/values/actor.ts";
import type { AuditAction } from "#lib/values/audit-action.ts";
import { addDays, addSeconds, type Day } from "#lib/values/day.ts";
import type { AgentId, SeatId, TierId } from "#lib/values/ids.ts";
import type { Outcome } from "#lib/values/outcome.ts";
import { addAgent } from "./add-agent.ts";
import { changeSeveral } from "./change-several.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { deleteAgent } from "./delete-agent.ts";
import { editAgent } from "./edit-agent.ts";
import { eraseAgent } from "./erase-agent.ts";
import { reactivateAgent } from "./reactivate-agent.ts";
import { replaceAgent } from "./replace-agent.ts";
import { restoreAgent } from "./restore-agent.ts";
import { agentRow, aReplacement } from "./testing/a-replacement.ts";
import { anEditForm } from "./testing/an-edit-form.ts";
import {
  countCharges,
  seatAtClosing,
  seatsLeft,
  signEverybodyIn,
  whatStands,
} from "./testing/what-stands.ts";

const walks = 4;
const stepsOfWalk = 60;
const start = "2027-10-30" as Day;

/** What the walk believes about somebody. */
interface Person {
  id: AgentId;
  state: State;
  seat: SeatId | null;
  /** The state that an account is reactivated, or restored, to. */
  before: State[];
  closedOn: Day | null;
  isErased: boolean;
}

const does = [
  "add",
  "schedule",
  "fill",
  "replace",
  "edit",
  "deactivate",
  "deactivate several",
  "reactivate",
  "delete",
  "restore",
  "erase",
  "leave seat",
  "enter seat",
  "days",
] as const;
const step = fc.record({
  do: fc.constantFrom(...does),
  pick: fc.nat(999),
  days: fc.integer({ min: 1, max: 20 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

it("people come and go at random: one to a seat, no session without an active account, nothing charged for a replacement, all in the trail", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: stepsOfWalk, maxLength: stepsOfWalk }), async (steps) => {
      const walk = await aWalk();
      for (const each of steps) {
        await walk.take(each);
        await walk.compare(each.do);
      }
    }),
    // Shrinking would walk the database for an hour; the seed and the path in the message repeat the same walk.
    { numRuns: walks, endOnFailure: true },
  );
});

async function aWalk() {
  const { admin, tiers } = await anOrganisation("Turnover", { setUpAt: noonOf(start) });
  const tierId = tiers[0]?.id as TierId;
  const people: Person[] = [];
  const told = new Map<AuditAction, number>();
  let vacant: SeatId[] = [];
  let today = start;
  let seconds = 0;
  const at = () => addSeconds(noonOf(today), seconds);

  const of = (pick: number, ...states: State[]) => {
    const those = people.filter(({ state, isErased }) => states.includes(state) && !isErased);
    return those[pick % Math.max(those.length, 1)];
  };
  /** Mostly somebody whose account is open: what is done to closed ones is refused. */
  const anyone = (pick: number) => {
    const those = people.filter((person) => pick % 4 === 0 || isOpen(person));
    return those[pick % Math.max(those.length, 1)];
  };
  const tell = (action: AuditAction, count = 1) => told.set(action, (told.get(action) ?? 0) + count);
  const open = (id: AgentId, state: State, seat: SeatId | null) =>
    people.push({ id, state, seat, before: [], closedOn: null, isErased: false });
  const isOpen = ({ state }: Person) => state !== "Closed";
  const close = (person: Person) => {
    person.before.push(person.state);
    Object.assign(person, { state: "Closed", closedOn: today });
  };
  /** Whether it went as the walk expects; a refused deed must leave no trace, which `compare` sees. */
  const went = (outcome: Outcome<unknown, string>, expected: boolean, why: string) => {
    expect(outcome.ok, `${why}: ${JSON.stringify(outcome)}`).toBe(expected);
    return outcome.ok;
  };
  /** Who comes back Scheduled after the first day starts at once. */
  const startIfDue = async (person: Person) => {
    const { startsOn } = await agentRow(person.id);
    if (person.state !== "Scheduled" || startsOn === null || startsOn > today) return;
    person.state = "Waiting";
    tell("agent.started");
  };
  const button = (person: Person) => ({ key: formKey(), agentId: person.id });

  const wayOf: Record<Step["do"], (step: Step) => Promise<void>> = {
    async add() {
      if (people.filter(isOpen).length > 6) return;
      const { agentId, seatId } = await join(admin, { tierId }, at());
      open(agentId, "Waiting", seatId);
      tell("agent.added");
    },
    async schedule({ days }) {
      const joiner = aJoiner({ kind: "none" }, { startsOn: addDays(today, days), sendCredentials: true });
      const added = await addAgent(admin, joiner, at());
      if (!added.ok) throw new Error(added.refusal);
      open(added.value.agentId, "Scheduled", null);
      tell("agent.added");
    },
    async fill({ pick }) {
      const seatId = vacant[pick % Math.max(vacant.length, 1)];
      if (!seatId) return;
      const { agentId } = await join(admin, { seatId }, at());
      vacant = vacant.filter((each) => each !== seatId);
      open(agentId, "Waiting", seatId);
      tell("agent.added");
    },
    async replace({ pick }) {
      const leaver = anyone(pick);
      if (!leaver) return;
      const before = await countCharges(admin);
      const outcome = await replaceAgent(admin, await aReplacement(admin, { agentId: leaver.id }), at());
      expect(await countCharges(admin), "a replacement is never charged").toBe(before);
      if (!went(outcome, isOpen(leaver) && leaver.seat !== null, "replace") || !outcome.ok) return;
      open(outcome.value.agentId, "Waiting", leaver.seat);
      leaver.seat = null;
      close(leaver);
      tell("agent.replaced");
      tell("agent.took-over");
    },
    async edit({ pick }) {
      const person = of(pick, "Waiting", "Active", "Deactivated", "Scheduled");
      if (!person) return;
      const form = await anEditForm(admin, person.id, { name: `Somebody ${seconds}` });
      if (went(await editAgent(admin, form, at()), true, "edit")) tell("agent.edited");
      await startIfDue(person);
    },
    async deactivate({ pick }) {
      const person = anyone(pick);
      if (!person) return;
      const expected = isOpen(person) && person.state !== "Deactivated";
      if (!went(await deactivateAgent(admin, button(person), at()), expected, "deactivate")) return;
      person.before = [person.state];
      person.state = "Deactivated";
      tell("agent.deactivated");
    },
    async "deactivate several"({ pick }) {
      const some = people.slice(pick % 5, (pick % 5) + 3);
      if (some.length === 0) return;
      const form = {
        key: formKey(),
        agent: some.map(({ id }) => id),
        change: { what: "deactivate" },
        quote: null,
      } as const;
      went(await changeSeveral(admin, { ...form, agent: [...form.agent] }, at()), true, "several");
      for (const person of some.filter((each) => isOpen(each) && each.state !== "Deactivated")) {
        person.before = [person.state];
        person.state = "Deactivated";
        tell("agent.deactivated");
      }
    },
    async reactivate({ pick }) {
      const person = anyone(pick);
      if (!person) return;
      const outcome = await reactivateAgent(admin, button(person), at());
      if (!went(outcome, person.state === "Deactivated", "reactivate")) return;
      person.state = person.before.pop() ?? "Active";
      tell("agent.reactivated");
      await startIfDue(person);
    },
    async delete({ pick, days }) {
      const person = anyone(pick);
      if (!person) return;
      const deletion = aDeletion(person.id, { seat: days % 2 === 0 ? "keep" : "release" });
      if (!went(await deleteAgent(admin, deletion, at()), isOpen(person), "delete")) return;
      if (person.seat) vacant.push(person.seat);
      person.seat = null;
      close(person);
      tell("agent.deleted");
    },
    async restore({ pick }) {
      const person = anyone(pick);
      if (!person) return;
      const old = await seatAtClosing(person.id);
      const pin = old && vacant.includes(old) ? (await quoteKeeping(admin, old, at()))?.pin : null;
      const isInTime = person.closedOn !== null && today < addDays(person.closedOn, 30);
      const expected = person.state === "Closed" && !person.isErased && isInTime;
      const outcome = await restoreAgent(admin, { ...button(person), email: null, quote: pin ?? null }, at());
      if (!went(outcome, expected, "restore") || !outcome.ok) return;
      person.state = person.before.pop() ?? "Active";
      person.closedOn = null;
      if (outcome.value.seat && old) {
        person.seat = old;
        vacant = vacant.filter((each) => each !== old);
      }
      tell("agent.restored");
      await startIfDue(person);
    },
    async erase({ pick }) {
      const person = of(pick, "Closed");
      if (!person) return;
      const { name: confirmation } = await agentRow(person.id);
      went(await eraseAgent(admin, { ...button(person), confirmation }, at()), true, "erase");
      person.isErased = true;
      tell("agent.erased");
    },
    async "leave seat"({ pick }) {
      const person = anyone(pick);
      if (!person) return;
      const form = {
        ...button(person),
        features: "disabled",
        heldSeat: person.seat,
        seat: null,
        quote: null,
      } as const;
      if (!went(await leaveSeat(admin, form, at()), isOpen(person), "leave seat")) return;
      // Who held none is as the form asked: nothing is done, and nothing told.
      if (!person.seat) return;
      vacant.push(person.seat);
      person.seat = null;
      tell("seat.left");
    },
    async "enter seat"({ pick }) {
      const person = anyone(pick);
      const seatId = vacant[pick % Math.max(vacant.length, 1)];
      if (!person || !seatId) return;
      const quote = (await quoteKeeping(admin, seatId, at()))?.pin ?? null;
      const seat = { kind: "vacant", seatId } as const;
      const form = { ...button(person), features: "enabled", heldSeat: person.seat, seat, quote } as const;
      const expected = isOpen(person) && person.state !== "Deactivated" && person.seat === null;
      if (!went(await enterSeat(admin, form, at()), expected, "enter seat")) return;
      vacant = vacant.filter((each) => each !== seatId);
      person.seat = seatId;
      tell("seat.taken");
    },
    async days({ days }) {
      today = addDays(today, days);
      await writeDue(at());
      await startAndEnd(at());
      for (const person of people.filter(({ state }) => state === "Scheduled")) {
        const row = await agentRow(person.id);
        if (row.state === "Waiting" && row.startsOn !== null && row.startsOn <= today) {
          person.state = "Waiting";
          tell("agent.started");
        }
      }
      const left = await seatsLeft(admin);
      vacant = vacant.filter((seatId) => left.has(seatId));
    },
  };

  return {
    async take(each: Step) {
      seconds += 1;
      await signEverybodyIn(admin);
      await wayOf[each.do](each);
    },
    async compare(deed: string) {
      const { held, accounts, trail, strays } = await whatStands(admin);
      const pairs = held.map(({ seat, agent }) => `${seat} ${agent}`).sort();
      const believed = people.flatMap(({ id, seat }) => (seat ? [`${seat} ${id}`] : [])).sort();
      expect(pairs, deed).toEqual(believed);
      expect(new Set(held.map(({ seat }) => seat)).size, deed).toBe(held.length);
      expect(new Set(held.map(({ agent }) => agent)).size, deed).toBe(held.length);
      expect(new Map(accounts.map(({ id, state }) => [id, state])), deed).toEqual(
        new Map(people.map(({ id, state }) => [id, state])),
      );
      expect(strays, `${deed}: a session of an account that may not have one`).toEqual([]);
      const counts = new Map(trail.map(({ action, count }) => [action, count]));
      for (const [action, count] of told) expect(counts.get(action), `${deed}: ${action}`).toBe(count);
    },
  };
}
