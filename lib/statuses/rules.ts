import type { Language } from "#lib/values/actor.ts";
import type { StatusId } from "#lib/values/ids.ts";

/** As many as an organisation may have, so that a menu stays one. */
export const mostStatuses = 30;

export type StatusRefusal =
  | "status-unknown"
  | "name-taken"
  | "too-many-statuses"
  | "status-is-first"
  | "first-takes-calls"
  | "changed-meanwhile";

interface Named {
  name: string;
  translations: Partial<Record<Language, string>>;
}

/** A status's name for somebody who reads this language: its own there, else the one that all read. */
export function nameOfStatus({ name, translations }: Named, language: Language): string {
  return translations[language] ?? name;
}

/**
 * What somebody may choose of the organisation's statuses, which come in its order: the first always, since everybody is that who
 * chose none and must be able to come back to it; of the others those that are chosen by hand and not withheld from this person.
 */
export function offeredOf<Status extends { id: StatusId; isChosenByHand: boolean }>(
  statuses: readonly Status[],
  withheld: ReadonlySet<StatusId>,
): Status[] {
  return statuses.filter(
    ({ id, isChosenByHand }, position) => position === 0 || (isChosenByHand && !withheld.has(id)),
  );
}

/** The ids with one of them moved by one place; null where it stands at that end, or is not among them. */
export function moved<Id>(ids: readonly Id[], id: Id, direction: "up" | "down"): Id[] | null {
  const from = ids.indexOf(id);
  const to = from + (direction === "up" ? -1 : 1);
  const other = ids[to];
  if (from < 0 || other === undefined) return null;
  return ids.map((each, position) => (position === from ? other : position === to ? id : each));
}
