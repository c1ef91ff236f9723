import { parseId, type SeatId } from "#lib/values/ids.ts";

/** What a form says of a member that the route has: at which place it shall be, how urgent, or that it goes. */
export interface MemberRow {
  seatId: SeatId;
  place: number | null;
  priority: number | null;
  isRemoved: boolean;
}

export const memberFields = {
  place: (seatId: string) => `place.${seatId}`,
  priority: (seatId: string) => `priority.${seatId}`,
  remove: (seatId: string) => `remove.${seatId}`,
};

/** True for a field of a member's row that is filled in well, else the fact that is wrong with it. */
export function isMemberField(name: string, value: unknown): true | "form-malformed" | "place-invalid" {
  const read = readName(name);
  if (!read || typeof value !== "string") return "form-malformed";
  if (read.part === "place") return /^ *[0-9]{1,3} *$/.test(value) || "place-invalid";
  if (read.part === "priority") return /^([1-9]|10)$/.test(value) || "form-malformed";
  return value === "on" || "form-malformed";
}

/** The rows of a form that `isMemberField` found well filled in. */
export function memberRowsIn(form: Record<string, unknown>): MemberRow[] {
  const rows = new Map<SeatId, MemberRow>();
  for (const [name, value] of Object.entries(form)) {
    const read = readName(name);
    if (!read) continue;
    const { part, seatId } = read;
    const row = rows.get(seatId) ?? { seatId, place: null, priority: null, isRemoved: false };
    if (part === "remove") row.isRemoved = true;
    else row[part] = Number(value);
    rows.set(seatId, row);
  }
  return [...rows.values()];
}

function readName(name: string): { part: keyof typeof memberFields; seatId: SeatId } | null {
  const [part = "", id] = name.split(".", 2);
  const seatId = parseId<"seats">(id);
  return seatId && isPart(part) ? { part, seatId } : null;
}

function isPart(part: string): part is keyof typeof memberFields {
  return Object.hasOwn(memberFields, part);
}
