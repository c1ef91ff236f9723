import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { insertAgent } from "#lib/agents/insert-agent.ts";
import { hashSecret } from "#lib/auth/secret-hash.ts";
import { createOrganisation, type NewOrganisation } from "#lib/organisations/create-organisation.ts";
import type { Actor, Role } from "#lib/values/actor.ts";
import type { EmailAddress } from "#lib/values/email-address.ts";
import { type AgentId, newId, type OrganisationId, type TierId } from "#lib/values/ids.ts";
import { findSession } from "../actor.ts";
import { asSystem } from "../client.ts";
import { passwords, sessions } from "../schema/index.ts";
import type { Tx } from "../tx.ts";

export interface TestOrganisation {
  admin: Actor;
  /** Adds somebody who is signed in and Active, past all verbs. */
  member(role: Role, name?: string): Promise<Actor>;
  tiers: { id: TierId; name: string }[];
}

/** An organisation of its own for one test, with a signed-in admin; made in the real database. */
export async function anOrganisation(
  name = "Test organisation",
  { setUpAt = new Date(), ...changed }: Partial<NewOrganisation> & { setUpAt?: Date } = {},
): Promise<TestOrganisation> {
  const made = await asSystem("test", (tx) =>
    createOrganisation(
      tx,
      {
        organisationName: name,
        name: "Ada Admin",
        email: anEmail("ada"),
        password: { hash: "no password matches this", temporaryUntil: null },
        language: "en",
        timeZone: "Europe/Berlin",
        currency: "EUR",
        cycle: "monthly",
        billDay: 1,
        contractStart: null,
        contractEnd: null,
        ...changed,
      },
      setUpAt,
    ),
  );
  if (!made) throw new Error("the test's address was taken");
  const tiers = await asSystem("test", (tx) =>
    tx.execute<{ id: TierId; name: string }>(
      sql`select id, name from tiers where org_id = ${made.orgId} order by position`,
    ),
  );
  return {
    admin: await signedIn(made.orgId, made.agentId),
    member: async (role, memberName = `Some ${role}`) =>
      signedIn(made.orgId, await addMember(made.orgId, role, memberName)),
    tiers: [...tiers],
  };
}

/** An address that no other test has. Without digits and vowels, or a search for an extension or a name would find somebody by chance. */
export function anEmail(local = "someone"): EmailAddress {
  const letters = [...randomBytes(12)].map((byte) => "bcdfghjklmnpqrstvwxz".charAt(byte % 20));
  return `${local}.${letters.join("")}@example.com` as EmailAddress;
}

/** A session of its own for this account, as the actor that its requests would have. */
export async function signedIn(orgId: OrganisationId, agentId: AgentId): Promise<Actor> {
  const sessionId = newId<"sessions">();
  const at = new Date();
  return asSystem("test", async (tx) => {
    await tx.insert(sessions).values({
      orgId,
      id: sessionId,
      agentId,
      secretHash: hashSecret(randomBytes(32).toString("base64url")),
      userAgent: "test",
      address: "127.0.0.1",
      createdAt: at,
      seenAt: at,
      endsAt: new Date(at.getTime() + 3_600_000),
    });
    const found = await findSession(tx, { orgId, sessionId });
    if (!found) throw new Error("no session");
    return found.actor;
  });
}

function addMember(orgId: OrganisationId, role: Role, name: string): Promise<AgentId> {
  return asSystem("test", async (tx: Tx) => {
    const agentId = await insertAgent(
      tx,
      orgId,
      { email: anEmail(role), name, role, language: "en", unitId: null, landLine: null, mobile: null },
      "Active",
      new Date(),
    );
    if (!agentId) throw new Error("the test's address was taken");
    await tx.insert(passwords).values({
      orgId,
      agentId,
      hash: "no password matches this",
      isTemporary: false,
      mustChange: false,
      changedAt: new Date(),
    });
    return agentId;
  });
}
