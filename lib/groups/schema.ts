import { z } from "zod";
import { optional } from "#lib/values/form-fields.ts";
import { type Id, idField } from "#lib/values/ids.ts";
import { NameField } from "#lib/values/person-name.ts";
import { SeenField } from "#lib/values/seen.ts";

/** No organisation has more, so that a form can offer all of them. */
export const mostGroups = 200;

/** As many as a page of a group's seats shows. */
export const seatsPerPage = 50;

/** The ticked boxes of one name: none, one or several; each counts once. */
export function ticksField<Table extends string>(most: number) {
  return z
    .union([idField<Table>().transform((id) => [id]), z.array(idField<Table>()).max(most)], "form-malformed")
    .optional()
    .transform((ids): Id<Table>[] => [...new Set(ids)]);
}

/** What was ticked when a form was drawn, in one hidden field: ids with spaces between them. */
export function drawnTicksField<Table extends string>(most: number) {
  return z
    .string("form-malformed")
    .max(most * 37, "form-malformed")
    .transform((ids) => ids.split(" ").filter(Boolean))
    .pipe(z.array(idField<Table>(), "form-malformed"));
}

/** `Agent Groups` on the forms about an agent; absent means none. */
export const GroupsField = ticksField<"groups">(mostGroups).optional();

const which = { key: idField<"idempotency_keys">(), groupId: idField<"groups">() };

export const AddGroup = z.strictObject({ key: which.key, name: NameField });
export type AddGroup = z.infer<typeof AddGroup>;

/** Both forms of a group's page: one sends the name, the other which of the seats that it shows are in. */
export const ChangeGroup = z.strictObject({
  ...which,
  name: NameField.optional(),
  seen: SeenField,
  /** The seats that the form shows, of those the ones that were in when it was drawn, and the ones ticked. */
  shown: optional(drawnTicksField<"seats">(seatsPerPage)),
  drawn: optional(drawnTicksField<"seats">(seatsPerPage)),
  seats: ticksField<"seats">(seatsPerPage),
});
export type ChangeGroup = z.infer<typeof ChangeGroup>;

export const DeleteGroup = z.strictObject(which);
export type DeleteGroup = z.infer<typeof DeleteGroup>;
