/** What the Edit form can say of a person, and of the seat while one is held. */
export const editFields = [
  "email",
  "name",
  "role",
  "language",
  "unitId",
  "landLine",
  "mobile",
  "locationId",
  "mayEditContacts",
  "startsOn",
  "endsOn",
  "extension",
  "extensionType",
  "forceLogin",
  "groups",
] as const;
export type EditField = (typeof editFields)[number];

/**
 * A state of that form, as text: ids and E.164 as they are stored, empty for nothing, "on" for a ticked box, groups in
 * the order of their ids. A field that the form
 * does not have is absent; `seatId` is the seat whose fields it has, empty for none.
 */
export type EditState = Readonly<Partial<Record<EditField | "seatId", string>>>;

export interface Merged {
  /** What the form is to say now: the fields of `theirs`, and no others. */
  state: EditState;
  /** The fields that now say what somebody else saved. */
  taken: EditField[];
  /** Those that both changed, differently: `state` keeps mine. */
  clashing: EditField[];
}

/**
 * Brings together what one person typed (`mine`) and what others saved meanwhile (`theirs`), both begun from `drawn`. What only
 * they changed is theirs, what both changed is mine and said to clash. The fields of a seat that is another now are theirs: what was
 * typed was about the seat before. Where `drawn` is not known, every difference is a clash.
 */
export function mergeEdits({ drawn, mine, theirs }: Record<"drawn" | "mine" | "theirs", EditState>): Merged {
  const isOtherSeat = (mine.seatId ?? "") !== (theirs.seatId ?? "");
  const state: Partial<Record<EditField | "seatId", string>> = { seatId: theirs.seatId ?? "" };
  const taken: EditField[] = [];
  const clashing: EditField[] = [];
  for (const field of editFields) {
    const saved = theirs[field];
    if (saved === undefined) continue;
    const typed = isOtherSeat && isOfSeat(field) ? undefined : mine[field];
    const isMine = typed !== undefined && typed !== saved && typed !== drawn[field];
    state[field] = isMine ? typed : saved;
    if (typed === undefined || (typed !== saved && !isMine)) taken.push(field);
    if (isMine && saved !== drawn[field]) clashing.push(field);
  }
  return { state, taken, clashing };
}

/** A state as the hidden field carries it. */
export function stateAsText(state: EditState): string {
  return new URLSearchParams(Object.entries(state)).toString();
}

/** The same read again; whatever else somebody put there is left out. */
export function stateFromText(text: string): EditState {
  const sent = new URLSearchParams(text);
  const known = [...editFields, "seatId" as const].filter((field) => sent.has(field));
  return Object.fromEntries(known.map((field) => [field, sent.get(field) ?? ""]));
}

function isOfSeat(field: EditField): boolean {
  return field === "extension" || field === "extensionType" || field === "forceLogin" || field === "groups";
}
