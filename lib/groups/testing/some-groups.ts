import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { formKey } from "#db/testing/charged.ts";
import { addCampaign } from "#lib/campaigns/add-campaign.ts";
import type { AddCampaign } from "#lib/campaigns/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type AgentId, type CampaignId, type GroupId, newId, type SeatId } from "#lib/values/ids.ts";
import { addGroup } from "../add-group.ts";
import { changeGroup } from "../change-group.ts";

/** A group with these seats, through the verbs. */
export async function aGroup(admin: Actor, name: string, seats: readonly SeatId[] = []): Promise<GroupId> {
  const added = await addGroup(admin, { key: formKey(), name }, new Date());
  if (!added.ok) throw new Error(added.refusal);
  const { groupId } = added.value;
  if (seats.length === 0) return groupId;
  const form = { key: formKey(), groupId, shown: [...seats], drawn: [], seats: [...seats] };
  const changed = await changeGroup(admin, form, new Date());
  if (!changed.ok) throw new Error(changed.refusal);
  return groupId;
}

export async function aCampaign(admin: Actor, change: Partial<AddCampaign>): Promise<CampaignId> {
  const form = { key: formKey(), name: "Spring", groups: [], people: [], add: [], ...change };
  const added = await addCampaign(admin, form, new Date());
  if (!added.ok) throw new Error(added.refusal);
  return added.value.campaignId;
}

/** Puts somebody into a vacant seat, past all verbs. */
export async function seated({ orgId }: Actor, agentId: AgentId, seatId: SeatId): Promise<void> {
  await asSystem("test", (tx) =>
    tx.execute(sql`insert into seat_occupancies (org_id, id, seat_id, agent_id, held_from)
      values (${orgId}, ${newId()}, ${seatId}, ${agentId}, now())`),
  );
}

/** The seats that are in a group. */
export async function seatsIn({ orgId }: Actor, groupId: GroupId): Promise<SeatId[]> {
  const rows = await asSystem("test", (tx) =>
    tx.execute<{ id: SeatId }>(sql`select m.seat_id as id from group_members m
      left join extensions e on e.org_id = m.org_id and e.seat_id = m.seat_id
      where m.org_id = ${orgId} and m.group_id = ${groupId} order by e.number`),
  );
  return rows.map(({ id }) => id);
}
