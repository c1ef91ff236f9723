import { z } from "zod";
import { drawnTicksField, mostGroups, ticksField } from "#lib/groups/schema.ts";
import { VersionField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { NameField } from "#lib/values/person-name.ts";

/** No organisation has more, so that the list is read whole. */
export const mostCampaigns = 500;
/** No campaign names more single agents: more than these are a group. */
export const mostPeople = 200;
const mostLines = 100;

/** Who is added, one in a line: an e-mail address, an extension or a name. */
const PeopleField = z
  .string()
  .max(40_000, "people-too-long")
  .optional()
  .transform((typed) => [
    ...new Set(
      (typed ?? "")
        .split(/[\r\n;]+/)
        .map((line) => line.trim().replace(/\s+/gu, " "))
        .filter(Boolean),
    ),
  ])
  .refine((lines) => lines.length <= mostLines, "people-too-long");

const draft = {
  name: NameField,
  groups: ticksField<"groups">(mostGroups),
  people: ticksField<"agents">(mostPeople),
  add: PeopleField,
};
const key = idField<"idempotency_keys">();
const campaignId = idField<"campaigns">();

export const AddCampaign = z.strictObject({ key, ...draft });
export type AddCampaign = z.infer<typeof AddCampaign>;

/** `groupsDrawn` and `peopleDrawn` are what was ticked when the form was drawn: only used to draw it again. */
export const ChangeCampaign = z.strictObject({
  key,
  campaignId,
  version: VersionField,
  ...draft,
  groupsDrawn: drawnTicksField<"groups">(mostGroups),
  peopleDrawn: drawnTicksField<"agents">(mostPeople),
});
export type ChangeCampaign = z.infer<typeof ChangeCampaign>;

export const DeleteCampaign = z.strictObject({ key, campaignId });
export type DeleteCampaign = z.infer<typeof DeleteCampaign>;
