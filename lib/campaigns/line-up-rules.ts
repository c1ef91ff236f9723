import type { State } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { searchKey } from "#lib/values/search-key.ts";

/** Somebody whom a campaign names, or who sits in a seat of its groups. */
export interface Assigned {
  id: AgentId;
  name: string;
  state: State;
  startsOn: Day | null;
  endsOn: Day | null;
}

export type Turn = Pick<Assigned, "id" | "name">;

/** What a day changes in who works on a campaign. */
export interface PlannedDay {
  on: Day;
  joins: Turn[];
  leaves: Turn[];
  /** How many there are once this day begins. */
  count: number;
}

/** The states of those who work on a campaign now: who has begun, and has access. */
export const workingStates = ["Active", "Waiting"] as const satisfies State[];

/** Whether somebody assigned works on it now. */
export function isWorking({ state }: Pick<Assigned, "state">): boolean {
  return workingStates.some((working) => working === state);
}

/**
 * What planned starts and ends will change, day by day: a Scheduled account joins on its start day, today where the job has not begun it
 * yet; whoever works or will do so leaves on the end day. An end that is past changes nothing more: who still works then is the last
 * admin, who stays. Deactivated and closed accounts come and go by hand only.
 */
export function plannedDays(countNow: number, assigned: readonly Assigned[], today: Day): PlannedDay[] {
  const days = new Map<Day, Omit<PlannedDay, "count">>();
  const at = (on: Day) => {
    const day = days.get(on) ?? { on, joins: [], leaves: [] };
    days.set(on, day);
    return day;
  };
  for (const person of assigned) {
    const { id, name, state, startsOn, endsOn } = person;
    if (state !== "Scheduled" && !isWorking(person)) continue;
    if (state === "Scheduled" && startsOn) at(startsOn < today ? today : startsOn).joins.push({ id, name });
    if (endsOn && endsOn >= today) at(endsOn).leaves.push({ id, name });
  }
  let count = countNow;
  return [...days.values()]
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map((day) => {
      count += day.joins.length - day.leaves.length;
      return { on: day.on, joins: byName(day.joins), leaves: byName(day.leaves), count };
    });
}

function byName(turns: readonly Turn[]): Turn[] {
  return turns.toSorted((a, b) => (searchKey(a.name) < searchKey(b.name) ? -1 : 1));
}
