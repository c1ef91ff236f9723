import type { Actor } from "#lib/values/actor.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import { EditAgent } from "../edit-schema.ts";
import { findEdited, stateOf } from "../find-edited.ts";
import { stateAsText } from "../merge-rules.ts";

/** What the Edit form sends for this agent when it is drawn now and nothing but `change` is typed. */
export async function anEditForm(
  actor: Actor,
  agentId: AgentId,
  change: Partial<EditAgent> = {},
): Promise<EditAgent> {
  const agent = await findEdited(actor, agentId);
  if (!agent) throw new Error("no such agent");
  const { forceLogin, groups, mayEditContacts, ...state } = stateOf(agent);
  const form = {
    key: newId<"idempotency_keys">(),
    agentId,
    version: String(agent.version),
    drawn: stateAsText(stateOf(agent)),
    ...state,
    ...(forceLogin && { forceLogin }),
    ...(groups !== undefined && { groups: groups.split(" ").filter(Boolean), groupsDrawn: groups }),
    ...(mayEditContacts && { mayEditContacts }),
  };
  return { ...EditAgent.parse(form), ...change };
}
