import type { z } from "zod";
import { CheckboxField, onceRead, optional, VersionField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { EditAgent } from "./edit-schema.ts";
import { AddAgent, OneAgent } from "./schema.ts";

const { email, name, language, unitId, landLine, mobile, worksFrom, locationId, mayEditContacts } =
  AddAgent.shape;
const { startsOn, endsOn, extension, extensionType, forceLogin, groups, groupsDrawn } = EditAgent.shape;

/**
 * Who takes over, and the leaver as the form showed it: the version of the row, and the seat
 * (null: whichever it is). What was entered on the Edit form comes with its fields of the seat, and then with an extension type; else
 * the seat stays as it is. The role is none of the fields, since the new person always starts as Agent (product.md, `/agents/{id}/edit`).
 */
export const ReplaceAgent = OneAgent.extend({
  version: VersionField,
  seatId: optional(idField<"seats">()),
  email,
  name,
  language,
  unitId,
  landLine,
  mobile,
  /** The nearest, where the form has none. */
  locationId,
  worksFrom,
  mayEditContacts,
  startsOn,
  endsOn,
  extension,
  extensionType,
  forceLogin,
  groups,
  groupsDrawn,
  /** Templates are texts, and may pass on; voicemail drops are a recorded voice, and stay. */
  copyTemplates: CheckboxField,
}).refine(({ extensionType: type, extension: typed }) => !type || /^[0-9]{2,6}$/.test(typed ?? ""), {
  path: ["extension"],
  message: "extension-invalid",
  ...onceRead("extensionType", "extension"),
});
export type ReplaceAgent = z.infer<typeof ReplaceAgent>;
