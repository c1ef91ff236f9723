import { eq } from "drizzle-orm";
import { organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { post } from "#lib/mail/outbox.ts";
import type { Actor, Language, State } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId, OrganisationId } from "#lib/values/ids.ts";
import type { AccessEnd } from "#lib/values/mail.ts";

interface Leaver {
  orgId: OrganisationId;
  id: AgentId;
  name: string;
  email: string;
  language: Language;
  /** As it was before the access ended. */
  state: State;
}

/**
 * Owes somebody the mail that says that their access has ended, by whom of the organisation, and whom to ask. Nothing for an
 * account that opened nothing: one not started, and one that was deactivated before, whose owner has had this mail.
 */
export async function postAccessEnded(
  tx: Tx & { readonly actor?: Actor },
  agent: Leaver,
  because: AccessEnd,
  at: Instant,
): Promise<void> {
  if (agent.state !== "Active" && agent.state !== "Waiting") return;
  const { orgId, id: agentId, name, email, language } = agent;
  const [organisation] = await tx
    .select({ organisation: organisations.name, timeZone: organisations.timeZone })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  if (!organisation) throw new Error("no such organisation");
  await post(tx, { orgId, agentId, email, language }, "access-ended", {
    ...organisation,
    name,
    email,
    because,
    by: tx.actor?.name ?? null,
    endedAt: at.toISOString(),
  });
}
