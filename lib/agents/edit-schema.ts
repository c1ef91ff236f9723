import { z } from "zod";
import { drawnTicksField, GroupsField, mostGroups } from "#lib/groups/schema.ts";
import { DayField } from "#lib/values/day.ts";
import { onceRead, optional, VersionField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { AddAgent, OneAgent } from "./schema.ts";

const {
  email,
  name,
  role,
  language,
  unitId,
  landLine,
  mobile,
  worksFrom,
  locationId,
  mayEditContacts,
  extension,
  extensionType,
  forceLogin,
} = AddAgent.shape;

/**
 * The Edit form (product.md, `/agents/{id}/edit`). `seatId` is the seat that the form showed: empty for somebody in none, and then
 * the seat's fields count for nothing. `startsOn` is there while the account is Scheduled.
 */
export const EditAgent = OneAgent.extend({
  version: VersionField,
  /** What the fields said when they were drawn, as a query string: only used to draw the form again, never written. */
  drawn: z.string().max(10_000, "form-malformed").optional(),
  email,
  name,
  role,
  language,
  unitId,
  landLine,
  mobile,
  worksFrom,
  locationId,
  mayEditContacts,
  startsOn: optional(DayField),
  endsOn: optional(DayField),
  seatId: optional(idField<"seats">()),
  extension,
  extensionType: extensionType.optional(),
  forceLogin,
  /** The agent groups ticked, and those that were when the form was drawn: only what was ticked or emptied since is done. */
  groups: GroupsField,
  groupsDrawn: drawnTicksField<"groups">(mostGroups).optional(),
  /** The answer to "the same person, or someone new?", asked when name and e-mail were both changed. */
  meant: z.enum(["same-person", "someone-new"], "form-malformed").optional(),
}).refine(({ seatId, extension: typed }) => !seatId || /^[0-9]{2,6}$/.test(typed ?? ""), {
  path: ["extension"],
  message: "extension-invalid",
  ...onceRead("seatId", "extension"),
});
export type EditAgent = z.infer<typeof EditAgent>;
