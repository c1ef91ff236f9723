import { and, eq } from "drizzle-orm";
import { agents, organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { post } from "#lib/mail/outbox.ts";
import type { ChargedLine } from "#lib/values/charged-line.ts";
import type { Day } from "#lib/values/day.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

export interface Charges {
  chargedOn: Day;
  /** Who caused them; null for the system. */
  by: string | null;
  lines: ChargedLine[];
}

/** Owes every admin who can sign in the mail that tells what was charged, in the transaction that charges it. */
export async function postCharged(tx: Tx, orgId: OrganisationId, charges: Charges): Promise<void> {
  if (charges.lines.length === 0) return;
  const admins = await tx
    .select({
      agentId: agents.id,
      name: agents.name,
      email: agents.email,
      language: agents.language,
      organisation: organisations.name,
      timeZone: organisations.timeZone,
      currency: organisations.currency,
    })
    .from(agents)
    .innerJoin(organisations, eq(organisations.id, agents.orgId))
    .where(and(eq(agents.orgId, orgId), eq(agents.role, "admin"), eq(agents.state, "Active")));
  for (const { agentId, language, ...admin } of admins) {
    await post(tx, { orgId, agentId, email: admin.email, language }, "seat-charged", {
      ...admin,
      ...charges,
    });
  }
}
