import { and, eq } from "drizzle-orm";
import { agents } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import type { TemporaryPassword } from "#lib/auth/temporary-password.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { giveCredentials } from "./give-credentials.ts";
import { mailOfCredentials } from "./mail-of-credentials.ts";
import type { LockedAgent } from "./queries.ts";

/**
 * Lets in who was Scheduled, with a temporary password by mail: in the set-up guide for who takes over a seat. The account is locked, and
 * as it stands in its row.
 */
export async function startAccount(
  tx: Tx,
  agent: LockedAgent,
  organisation: Pick<
    Actor["organisation"],
    "name" | "timeZone" | "temporaryPasswordDays" | "isPasswordChangeForced"
  >,
  password: TemporaryPassword,
  at: Instant,
): Promise<void> {
  const { orgId, id: agentId, email, language, name, endsOn, mustChangeAtStart: mustChange } = agent;
  await tx
    .update(agents)
    .set({ state: "Waiting", version: agent.version + 1 })
    .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
  const person = { orgId, agentId, email, language, name, endsOn };
  const mail = await mailOfCredentials(tx, agent);
  await giveCredentials(tx, { person, organisation, password, mustChange, mail, again: false }, at);
  await record(tx, { orgId, actorId: null, action: "agent.started", agentId });
}
