import { and, eq, inArray, ne } from "drizzle-orm";
import { agents, campaignAgents, campaignGroups, campaigns, groups } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { isNameTaken } from "#lib/is-name-taken.ts";
import type { AgentId, CampaignId, GroupId } from "#lib/values/ids.ts";
import { readPeople } from "./find-people.ts";
import { mostPeople } from "./schema.ts";

/** A campaign as its form gives it. */
export interface CampaignDraft {
  name: string;
  groups: readonly GroupId[];
  people: readonly AgentId[];
  /** Who is added, by e-mail address, extension or name. */
  add: readonly string[];
}

export interface CampaignParts {
  groups: GroupId[];
  people: AgentId[];
}

export type DraftRefusal =
  | "name-taken"
  | "group-unknown"
  | "person-unknown"
  | "people-unclear"
  | "people-too-many";

/** What a draft comes to, or why not; `before` are the people whom the campaign names already, closed accounts among them. */
export async function judgeCampaign(
  tx: ActorTx,
  id: CampaignId,
  draft: CampaignDraft,
  before: readonly AgentId[],
): Promise<({ ok: true } & CampaignParts) | { ok: false; refusal: DraftRefusal }> {
  if (await isNameTaken(tx, campaigns, draft.name, id)) return { ok: false, refusal: "name-taken" };

  const known = draft.groups.length === 0 ? [] : await lockGroups(tx, draft.groups);
  if (known.length < draft.groups.length) return { ok: false, refusal: "group-unknown" };
  const fresh = draft.people.filter((person) => !before.includes(person));
  const open = fresh.length === 0 ? 0 : await countOpen(tx, fresh);
  if (open < fresh.length) return { ok: false, refusal: "person-unknown" };

  const { ids, unclear } = await readPeople(tx, draft.add);
  if (unclear.length > 0) return { ok: false, refusal: "people-unclear" };
  const people = [...new Set([...draft.people, ...ids])];
  if (people.length > mostPeople) return { ok: false, refusal: "people-too-many" };
  return { ok: true, groups: [...draft.groups], people };
}

/** The groups and the single agents of a campaign as they are saved. */
export async function readParts(tx: ActorTx, id: CampaignId): Promise<CampaignParts> {
  const { orgId } = tx.actor;
  const [ofGroups, ofPeople] = await Promise.all([
    tx
      .select({ id: campaignGroups.groupId })
      .from(campaignGroups)
      .where(and(eq(campaignGroups.orgId, orgId), eq(campaignGroups.campaignId, id))),
    tx
      .select({ id: campaignAgents.agentId })
      .from(campaignAgents)
      .where(and(eq(campaignAgents.orgId, orgId), eq(campaignAgents.campaignId, id))),
  ]);
  return { groups: ofGroups.map((row) => row.id), people: ofPeople.map((row) => row.id) };
}

export async function insertParts(
  tx: ActorTx,
  campaignId: CampaignId,
  { groups: groupIds, people }: CampaignParts,
): Promise<void> {
  const { orgId } = tx.actor;
  if (groupIds.length > 0)
    await tx.insert(campaignGroups).values(groupIds.map((groupId) => ({ orgId, campaignId, groupId })));
  if (people.length > 0)
    await tx.insert(campaignAgents).values(people.map((agentId) => ({ orgId, campaignId, agentId })));
}

function lockGroups(tx: ActorTx, ids: readonly GroupId[]) {
  return tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.orgId, tx.actor.orgId), inArray(groups.id, [...ids])))
    .orderBy(groups.id)
    .for("share");
}

function countOpen(tx: ActorTx, ids: readonly AgentId[]): Promise<number> {
  return tx.$count(
    agents,
    and(eq(agents.orgId, tx.actor.orgId), inArray(agents.id, [...ids]), ne(agents.state, "Closed")),
  );
}
