import { and, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, units } from "#db/schema/index.ts";
import type { Actor, Language, Role } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId, OrganisationId, UnitId } from "#lib/values/ids.ts";
import { SignedOut } from "./refusals.ts";

/** Who is signed in, as other systems are told. */
export interface ToldSession {
  agent: {
    id: AgentId;
    name: string;
    email: string;
    role: Role;
    language: Language;
    /** The business unit; null for somebody in none. */
    unit: { id: UnitId; name: string } | null;
    /** Whether this person may change contacts there. */
    mayEditContacts: boolean;
  };
  organisation: { id: OrganisationId; name: string };
  session: {
    /** When one has to sign in again, however busy; ISO 8601. */
    endsAt: string;
  };
}

/** What `/api/session` answers for this actor, whose session ends at `endsAt`. Throws {@link SignedOut} should the account be gone. */
export async function tellSession(actor: Actor, endsAt: Instant): Promise<ToldSession> {
  const [found] = await read(actor, (tx) =>
    tx
      .select({ unitId: units.id, unitName: units.name, mayEditContacts: agents.mayEditContacts })
      .from(agents)
      .leftJoin(units, and(eq(units.orgId, agents.orgId), eq(units.id, agents.unitId)))
      .where(and(eq(agents.orgId, actor.orgId), eq(agents.id, actor.agentId))),
  );
  if (!found) throw new SignedOut("deleted");
  const { agentId: id, name, email, role, language } = actor;
  const { unitId, unitName, mayEditContacts } = found;
  const unit = unitId && unitName !== null ? { id: unitId, name: unitName } : null;
  return {
    agent: { id, name, email, role, language, unit, mayEditContacts },
    organisation: { id: actor.orgId, name: actor.organisation.name },
    session: { endsAt: endsAt.toISOString() },
  };
}
