import type { Distribution, RouteKind } from "#lib/values/call-route.ts";
import { type MemberRow, memberRowsIn } from "./member-rows-schema.ts";
import {
  keyExtensionField,
  keyField,
  keyNames,
  keySign,
  type WantedDestination,
} from "./route-fields-schema.ts";
import type { RouteForm } from "./schema.ts";

/** A call route as somebody wants it, whatever the kind; seats are named by their extensions. `field` is where each was typed. */
export interface RouteDraft {
  kind: RouteKind;
  name: string;
  distribution: Distribution | null;
  ringSeconds: number;
  maxWaitSeconds: number | null;
  hasVoicemail: boolean;
  greeting: string | null;
  otherwise: Wanted;
  keys: (Wanted & { key: string })[];
  /** The extensions of seats that shall become members, in this order after those that are. */
  added: string[];
  rows: MemberRow[];
}

export interface Wanted {
  to: WantedDestination;
  field: string;
}

/** Reads what the form of any kind says. */
export function draftOf(form: RouteForm): RouteDraft {
  const { kind, name, ringSeconds, hasVoicemail, greeting } = form;
  return {
    kind,
    name,
    distribution: form.kind === "ivr" ? null : form.distribution,
    ringSeconds,
    maxWaitSeconds: form.kind === "queue" ? form.maxWaitSeconds : null,
    hasVoicemail,
    greeting,
    otherwise: wanted(form.to, form.toExtension, "to", "toExtension"),
    keys: form.kind === "ivr" ? keysOf(form) : [],
    added: form.kind === "ivr" ? [] : form.add,
    rows: form.kind === "ivr" ? [] : memberRowsIn(form),
  };
}

function keysOf(form: Extract<RouteForm, { kind: "ivr" }>): RouteDraft["keys"] {
  return keyNames.flatMap((name) => {
    const [field, extensionField] = [keyField(name), keyExtensionField(name)];
    const to = form[field];
    return to ? [{ key: keySign(name), ...wanted(to, form[extensionField], field, extensionField) }] : [];
  });
}

function wanted(
  to: RouteForm["to"],
  extension: string | null,
  field: string,
  extensionField: string,
): Wanted {
  if (to.kind !== "seat") return { to, field };
  return { to: { kind: "extension", extension: extension ?? "" }, field: extensionField };
}

export interface Member<SeatId extends string = string> {
  seatId: SeatId;
  priority: number;
}

/**
 * The members in their order after these rows: who is moved up stands before the one at that place, who is moved down after it,
 * and who keeps the place stays between them. Members without a row stay as they are.
 */
export function membersAfter<SeatId extends string>(
  members: readonly Member<SeatId>[],
  rows: readonly MemberRow[],
): Member<SeatId>[] {
  const rowOf = new Map<string, MemberRow>(rows.map((row) => [row.seatId, row]));
  const wantedPlace = ({ seatId }: Member<SeatId>, was: number) => {
    const place = rowOf.get(seatId)?.place ?? was;
    return place + Math.sign(place - was) / 2;
  };
  return members
    .map((member, index) => ({ member, at: wantedPlace(member, index + 1) }))
    .filter(({ member }) => !rowOf.get(member.seatId)?.isRemoved)
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => ({
      seatId: member.seatId,
      priority: rowOf.get(member.seatId)?.priority ?? member.priority,
    }));
}
