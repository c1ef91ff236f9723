import { z } from "zod";
import { drawnTicksField } from "#lib/groups/schema.ts";
import type { Language } from "#lib/values/actor.ts";
import { CheckboxField, optional, VersionField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { ShortNameField } from "#lib/values/person-name.ts";
import { statusColours } from "#lib/values/status-colour.ts";

/** The languages that a status may have a name of its own in; all others read the first name. */
export const translatedLanguages = ["es", "fr", "de", "pt-BR", "ar"] as const satisfies Language[];

/** "My status" on /home, and the person's menu. */
export const ChangeStatus = z.strictObject({
  key: idField<"idempotency_keys">(),
  statusId: idField<"statuses">(),
});
export type ChangeStatus = z.infer<typeof ChangeStatus>;

const draft = {
  name: ShortNameField,
  "name-es": optional(ShortNameField),
  "name-fr": optional(ShortNameField),
  "name-de": optional(ShortNameField),
  "name-pt-BR": optional(ShortNameField),
  "name-ar": optional(ShortNameField),
  colour: z.enum(statusColours, "colour-unknown"),
  takesCalls: CheckboxField,
  isChosenByHand: CheckboxField,
};

/** "Add status" in the settings. */
export const AddStatus = z.strictObject({ key: idField<"idempotency_keys">(), ...draft });
export type AddStatus = z.infer<typeof AddStatus>;

/** The form of one status. */
export const EditStatus = z.strictObject({
  key: idField<"idempotency_keys">(),
  statusId: idField<"statuses">(),
  version: VersionField,
  ...draft,
});
export type EditStatus = z.infer<typeof EditStatus>;

/** The confirmation of deleting a status. */
export const DeleteStatus = z.strictObject({
  key: idField<"idempotency_keys">(),
  statusId: idField<"statuses">(),
});
export type DeleteStatus = z.infer<typeof DeleteStatus>;

/** `Up` and `Down` beside a status: `up:<id>`. */
export const MoveStatus = z.strictObject({
  key: idField<"idempotency_keys">(),
  move: z.string("status-unknown").transform((raw, context) => {
    const [direction, typed] = raw.split(":");
    const statusId = idField<"statuses">().safeParse(typed);
    if (statusId.success && (direction === "up" || direction === "down")) {
      return { direction, statusId: statusId.data } as const;
    }
    context.addIssue({ code: "custom", message: "status-unknown" });
    return z.NEVER;
  }),
});
export type MoveStatus = z.infer<typeof MoveStatus>;

const StatusIds = z
  .union(
    [idField<"statuses">().transform((id) => [id]), z.array(idField<"statuses">()).max(100)],
    "status-unknown",
  )
  .optional()
  .transform((ids = []) => [...new Set(ids)]);

/** "Statuses offered" on an agent's page: those that were shown, which of them were ticked then, and which are now. */
export const OfferStatuses = z.strictObject({
  key: idField<"idempotency_keys">(),
  agentId: idField<"agents">(),
  shown: StatusIds,
  drawn: drawnTicksField<"statuses">(100).optional(),
  offered: StatusIds,
});
export type OfferStatuses = z.infer<typeof OfferStatuses>;
