import { addCampaign } from "#lib/campaigns/add-campaign.ts";
import { AddCampaign } from "#lib/campaigns/schema.ts";
import { now } from "#lib/clock.ts";
import { addGroup } from "#lib/groups/add-group.ts";
import { changeGroup } from "#lib/groups/change-group.ts";
import { SeatsFilter } from "#lib/groups/list-filter.ts";
import { type ListedSeat, listSeats } from "#lib/groups/list-seats.ts";
import { AddGroup, ChangeGroup } from "#lib/groups/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type GroupId, newId } from "#lib/values/ids.ts";
import type { Outcome } from "#lib/values/outcome.ts";

/** Three groups of seats that overlap, and two campaigns of which one names a single agent too. */
export async function addDemoGroups(admin: Actor): Promise<void> {
  const early = await add(admin, "Early shift", (_, place) => place % 2 === 0);
  const late = await add(admin, "Late shift", (_, place) => place % 2 === 1);
  const spanish = await add(admin, "Spanish speakers", (_, place) => place % 5 === 0);
  await campaign(admin, { name: "Renewals", groups: [early, late], add: "" });
  await campaign(admin, { name: "Harbour festival", groups: [spanish], add: "Ada Admin" });
}

/** The group, with those seats of the list's first page. */
async function add(
  admin: Actor,
  name: string,
  isIn: (seat: ListedSeat, place: number) => boolean,
): Promise<GroupId> {
  const added = sure(await addGroup(admin, AddGroup.parse({ key: newId(), name }), now()));
  const { groupId } = added.value;
  const { rows } = await listSeats(admin, groupId, SeatsFilter.parse({}));
  const form = {
    key: newId(),
    groupId,
    shown: rows.map(({ id }) => id).join(" "),
    drawn: "",
    seats: rows.filter(isIn).map(({ id }) => id),
  };
  sure(await changeGroup(admin, ChangeGroup.parse(form), now()));
  return groupId;
}

async function campaign(
  admin: Actor,
  form: { name: string; groups: readonly GroupId[]; add: string },
): Promise<void> {
  sure(await addCampaign(admin, AddCampaign.parse({ key: newId(), ...form }), now()));
}

function sure<Value>(outcome: Outcome<Value, string>) {
  if (!outcome.ok) throw new Error(`the demo was refused: ${outcome.refusal}`);
  return outcome;
}
