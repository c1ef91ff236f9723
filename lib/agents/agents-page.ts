import { read } from "#db/client.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { selectGroups } from "#lib/groups/queries.ts";
import { selectSeatCount, selectTiers } from "#lib/seats/queries.ts";
import { selectUnits } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { listAgents } from "./list-agents.ts";
import type { AgentFilter, ListPlace } from "./list-filter.ts";

/** All that /agents shows, read in one transaction: a page of the list, the seat counter, and what the filter offers. */
export function readAgentsPage(actor: Actor, filter: AgentFilter, place: ListPlace) {
  requirePermission(actor, "agents.see");
  requirePermission(actor, "seats.see");
  requirePermission(actor, "groups.see");
  return read(actor, async (tx) => {
    const [list, count, tiers, units, groups] = await Promise.all([
      listAgents(tx, filter, place),
      selectSeatCount(tx),
      selectTiers(tx),
      selectUnits(tx),
      selectGroups(tx),
    ]);
    return { list, count, tiers, units, groups };
  });
}
