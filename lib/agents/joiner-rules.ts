import { nearest } from "#lib/locations/schema.ts";
import type { FormValues } from "#lib/values/form-state.ts";
import { ticksChanged } from "#lib/values/ticks.ts";
import type { EditState } from "./merge-rules.ts";

/** The fields that say who the new person is, whatever they said of the leaver. */
const ofAnybody = ["email", "name", "language", "unitId", "startsOn"] as const;

/** Those that were the leaver's own, and are the new person's only where something else was entered. */
const ofThePerson = ["landLine", "mobile", "endsOn", "mayEditContacts"] as const;

/** The seat's, which passes on as it is but for what was changed. */
const ofTheSeat = ["extension", "extensionType", "forceLogin"] as const;

type JoinerField =
  | (typeof ofAnybody | typeof ofThePerson | typeof ofTheSeat)[number]
  | "locationId"
  | "worksFrom"
  /** Ids with spaces between them. */
  | "groupsAdded"
  | "groupsRemoved";

/** What was entered about a new person on the leaver's Edit form, as text; of the seat, only what is another now. */
export type TypedJoiner = Readonly<Partial<Record<JoinerField, string>>>;

/**
 * Reads the Edit form as one about somebody new. What it said of the leaver when it was drawn, and says still, is the leaver's: phones,
 * server location, contact editing and end date stay with the person (product.md, "Why seats are things").
 */
export function joinerOf(values: FormValues, drawn: EditState): TypedJoiner {
  const typed = (field: string) => [values[field] ?? ""].flat()[0] ?? "";
  const isAnother = (field: (typeof ofThePerson | typeof ofTheSeat)[number] | "locationId") =>
    asStored(field, typed(field)) !== (drawn[field] ?? "");
  const isLocated = values.locationId !== undefined && isAnother("locationId");
  const groups = ticksChanged(wordsIn(typed("groupsDrawn")), [values.groups ?? []].flat());
  const entries = [
    ...ofAnybody.map((field) => [field, typed(field)]),
    ...ofThePerson.map((field) => [field, isAnother(field) ? typed(field) : ""]),
    ["locationId", isLocated ? typed("locationId") : nearest],
    ["worksFrom", typed("worksFrom")],
    ...ofTheSeat.filter(isAnother).map((field) => [field, typed(field)]),
    ["groupsAdded", groups.added.join(" ")],
    ["groupsRemoved", groups.removed.join(" ")],
  ];
  return Object.fromEntries(entries);
}

export function wordsIn(text: string | undefined): string[] {
  return (text ?? "").split(" ").filter(Boolean);
}

/** A number is stored without what people put between its digits. */
function asStored(field: string, typed: string): string {
  return field === "landLine" || field === "mobile" ? typed.replaceAll(/[^+\p{Nd}]/gu, "") : typed.trim();
}
