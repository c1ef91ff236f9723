import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { organisations } from "#db/schema/index.ts";
import { checkNewPassword, type PasswordRefusal } from "#lib/auth/check-new-password.ts";
import { hashPassword } from "#lib/auth/password.ts";
import type { Language } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId, OrganisationId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { createOrganisation } from "./create-organisation.ts";
import type { SetUp } from "./schema.ts";

export type SetUpRefusal = PasswordRefusal | "already-set-up" | "email-taken";

export interface MadeOrganisation {
  orgId: OrganisationId;
  agentId: AgentId;
}

/**
 * The first run: makes the first organisation and its admin. Two people on /setup at once: one wins, the other is told
 * `already-set-up`. Source: product.md, `/setup`.
 */
export async function setUp(
  input: SetUp,
  language: Language,
  at: Instant,
): Promise<Outcome<MadeOrganisation, SetUpRefusal>> {
  const { password, ...wanted } = input;
  const { organisationName, name, email } = wanted;
  const weak = await checkNewPassword(password, { organisationName, personName: name, email }, null);
  if (weak) return refused(weak);
  const hash = await hashPassword(password);

  return asSystem<Outcome<MadeOrganisation, SetUpRefusal>>("set up", async (tx, rollback) => {
    await tx.execute(sql`lock table ${organisations} in share row exclusive mode`);
    const [existing] = await tx.select({ id: organisations.id }).from(organisations).limit(1);
    if (existing) return refused("already-set-up");

    const made = await createOrganisation(
      tx,
      { ...wanted, language, password: { hash, temporaryUntil: null } },
      at,
    );
    return made ? done(made) : rollback(refused("email-taken"));
  });
}
