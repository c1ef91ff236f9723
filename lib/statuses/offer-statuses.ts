import { and, eq, inArray } from "drizzle-orm";
import { change } from "#db/client.ts";
import { agents, withheldStatuses } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { type ActRefusal, refusalToAct } from "#lib/auth/policy.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { StatusId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { readStatuses, readWithheld, type StatusRow } from "./read-statuses.ts";
import type { OfferStatuses } from "./schema.ts";

export type OfferStatusesRefusal = ActRefusal | "not-there" | "account-closed" | "changed-meanwhile";

/**
 * Says which of the statuses that were shown this person's own menu offers; what was not shown stays. One that the person is in stays
 * until it is changed. For managers too, but never for an admin. Refused as `changed-meanwhile` when somebody else changed one that was shown
 * since the form was drawn. Source: product.md, "Telephony".
 */
export function offerStatuses(
  actor: Actor,
  input: OfferStatuses,
): Promise<Outcome<null, OfferStatusesRefusal | "form-already-used">> {
  return change<null, OfferStatusesRefusal>(actor, "statuses.offer", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { agentId, shown, drawn, offered } = input;
    const [agent] = await tx
      .select({ id: agents.id, role: agents.role, state: agents.state })
      .from(agents)
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)))
      .for("update");
    if (!agent) return refused("not-there");
    const refusal = refusalToAct(tx.actor, "agents.edit", agent);
    if (refusal) return refused(refusal);
    if (agent.state === "Closed") return refused("account-closed");

    // The first is offered to everybody.
    const [, ...all] = await readStatuses(tx);
    const before = await readWithheld(tx, agentId);
    const asked = all.filter(({ id }) => shown.includes(id));
    if (drawn && asked.some(({ id }) => drawn.includes(id) === before.has(id)))
      return refused("changed-meanwhile");
    const withheld = asked.filter(({ id }) => !offered.includes(id) && !before.has(id));
    const given = asked.filter(({ id }) => offered.includes(id) && before.has(id));
    if (withheld.length + given.length === 0) return done(null);

    const rows = withheld.map(({ id: statusId }) => ({ orgId, agentId, statusId }));
    if (rows.length > 0) await tx.insert(withheldStatuses).values(rows);
    await tx.delete(withheldStatuses).where(
      and(
        eq(withheldStatuses.orgId, orgId),
        eq(withheldStatuses.agentId, agentId),
        inArray(
          withheldStatuses.statusId,
          given.map(({ id }) => id),
        ),
      ),
    );
    const details = {
      withheld: namesOf(all, await readWithheld(tx, agentId)),
      withheldBefore: namesOf(all, before),
    };
    await record(tx, { orgId, actorId, action: "statuses.offered", agentId, details });
    return done(null);
  });
}

function namesOf(all: readonly StatusRow[], ids: ReadonlySet<StatusId>): string | null {
  const names = all.filter(({ id }) => ids.has(id)).map(({ name }) => name);
  return names.length > 0 ? names.join(", ") : null;
}
