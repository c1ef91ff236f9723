import { and, eq } from "drizzle-orm";
import { hashPassword } from "#lib/auth/password.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { EmailAddress } from "#lib/values/email-address.ts";
import { asSystem } from "../client.ts";
import { agents, auditEntries, outbox, passwords, sessions } from "../schema/index.ts";

export const rightPassword = "copper lantern under seven bridges";
export const otherPassword = "forty quiet herons beside a ferry";

const hashes = new Map<string, Promise<string>>();

/** Gives this account a password that is known: an ordinary one unless said otherwise. */
export async function withPassword(
  actor: Actor,
  change: Partial<typeof passwords.$inferInsert> & { plain?: string; state?: State } = {},
): Promise<Actor & { email: EmailAddress }> {
  const { plain = rightPassword, state = "Active", ...row } = change;
  if (!hashes.has(plain)) hashes.set(plain, hashPassword(plain));
  const hash = (await hashes.get(plain)) ?? "";
  await asSystem("test", async (tx) => {
    await tx
      .update(passwords)
      .set({ hash, ...row })
      .where(and(eq(passwords.orgId, actor.orgId), eq(passwords.agentId, actor.agentId)));
    await tx
      .update(agents)
      .set({
        state,
        closedAt: state === "Closed" ? new Date() : null,
        startsOn: state === "Scheduled" ? ("2199-01-01" as Day) : null,
      })
      .where(and(eq(agents.orgId, actor.orgId), eq(agents.id, actor.agentId)));
  });
  return { ...actor, email: actor.email as EmailAddress };
}

/** A password that the system made: temporary, and to be changed unless said otherwise. */
export const temporary = (change: { mustChange?: boolean; expiresAt?: Date } = {}) => ({
  state: "Waiting" as const,
  isTemporary: true,
  mustChange: true,
  expiresAt: new Date(Date.now() + 86_400_000),
  ...change,
});

/** Everything that the verbs of getting in write about one account. */
export function traces({ orgId, agentId }: Actor) {
  return asSystem("test", async (tx) => {
    const [agent] = await tx
      .select()
      .from(agents)
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
    const [password] = await tx
      .select()
      .from(passwords)
      .where(and(eq(passwords.orgId, orgId), eq(passwords.agentId, agentId)));
    const opened = await tx
      .select()
      .from(sessions)
      .where(and(eq(sessions.orgId, orgId), eq(sessions.agentId, agentId)))
      .orderBy(sessions.id);
    const audit = await tx
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.orgId, orgId), eq(auditEntries.agentId, agentId)))
      .orderBy(auditEntries.id);
    const mails = await tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.orgId, orgId), eq(outbox.agentId, agentId)))
      .orderBy(outbox.id);
    if (!agent || !password) throw new Error("no such account");
    return {
      agent,
      password,
      sessions: opened,
      audit,
      actions: audit.map((entry) => entry.action),
      mails,
      templates: mails.map((mail) => mail.template),
    };
  });
}
