import { and, eq } from "drizzle-orm";
import { agents } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { endSessions } from "#lib/auth/end-sessions.ts";
import type { TemporaryPassword } from "#lib/auth/temporary-password.ts";
import type { BillingState } from "#lib/billing/quote-rules.ts";
import { lockExtension } from "#lib/extensions/change-extension.ts";
import { placeSeat } from "#lib/groups/place-seat.ts";
import { applyTierChange } from "#lib/seats/change-tier.ts";
import { findUnit } from "#lib/units/queries.ts";
import type { AuditDetails } from "#lib/values/audit-action.ts";
import type { Instant } from "#lib/values/day.ts";
import type { GroupId, UnitId } from "#lib/values/ids.ts";
import type { TickChanges } from "#lib/values/ticks.ts";
import { endAccess } from "./end-access.ts";
import { mailOfCredentials } from "./mail-of-credentials.ts";
import type { LockedAgent } from "./queries.ts";
import type { Selected } from "./read-several.ts";
import { findTemporaryPassword, renewCredentials } from "./renew-credentials.ts";
import type { TierEffect } from "./several-rules.ts";
import type { ChangeOfSeveral } from "./several-schema.ts";

interface One extends Selected {
  tier: TierEffect | null;
  billing: BillingState | null;
  password: TemporaryPassword | undefined;
  at: Instant;
}

/** Does to one what was judged allowed, with its audit entry and mail; the charge's mail is sent for all of them together. */
export async function changeOne(tx: ActorTx, change: ChangeOfSeveral, one: One): Promise<void> {
  const { agent } = one;
  switch (change.what) {
    case "role": {
      const { role } = change;
      await set(tx, agent, { role }, { role, roleBefore: agent.role });
      await endSessions(tx, { orgId: agent.orgId, agentId: agent.id }, "role-changed");
      return;
    }
    case "language": {
      const { language } = change;
      return set(tx, agent, { language }, { language, languageBefore: agent.language });
    }
    case "unit": {
      const names = { unit: await unitName(tx, change.unitId), unitBefore: await unitName(tx, agent.unitId) };
      return set(tx, agent, { unitId: change.unitId }, names);
    }
    case "tier":
      return giveTier(tx, one);
    case "group-add":
      return place(tx, one, { added: [change.groupId], removed: [] });
    case "group-remove":
      return place(tx, one, { added: [], removed: [change.groupId] });
    case "deactivate":
      await endAccess(tx, agent, { actorId: tx.actor.agentId }, one.at);
      return;
    case "resend-credentials":
      return resend(tx, one);
  }
}

async function set(
  tx: ActorTx,
  { orgId, id, version: before }: LockedAgent,
  values: Partial<typeof agents.$inferInsert>,
  details: AuditDetails<"agent.edited">,
): Promise<void> {
  const version = before + 1;
  await tx
    .update(agents)
    .set({ ...values, version })
    .where(and(eq(agents.orgId, orgId), eq(agents.id, id)));
  await record(tx, {
    orgId,
    actorId: tx.actor.agentId,
    action: "agent.edited",
    agentId: id,
    details: { ...details, version },
  });
}

async function unitName(tx: ActorTx, unitId: UnitId | null): Promise<string | null> {
  return (unitId && (await findUnit(tx, tx.actor.orgId, unitId))?.name) ?? null;
}

async function giveTier(tx: ActorTx, { seat, tier, billing, at }: One): Promise<void> {
  if (!seat || !tier || !billing) throw new Error("judged to be in a seat");
  await applyTierChange(tx, billing, seat, tier.effect, at);
}

async function place(tx: ActorTx, { agent, seat }: One, ticks: TickChanges<GroupId>): Promise<void> {
  const extension = seat && (await lockExtension(tx, seat.id));
  const placed =
    seat &&
    (await placeSeat(
      tx,
      { seatId: seat.id, extension: extension?.number ?? null, agentId: agent.id },
      ticks,
    ));
  if (!placed?.ok) throw new Error("judged to be in a seat, and the group to be there");
}

async function resend(tx: ActorTx, { agent, password, at }: One): Promise<void> {
  const waiting = await findTemporaryPassword(tx, agent);
  if (!waiting || !password) throw new Error("judged to have a temporary password");
  const mail = await mailOfCredentials(tx, agent);
  await renewCredentials(tx, agent, password, at, { mustChange: waiting.mustChange, mail });
  await record(tx, {
    orgId: agent.orgId,
    actorId: tx.actor.agentId,
    action: "agent.credentials-resent",
    agentId: agent.id,
  });
}
