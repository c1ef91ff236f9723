import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { auditEntries, outbox } from "#db/schema/index.ts";
import { anEmail, anOrganisation, signedIn, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { withQuote } from "#db/testing/with-quote.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { countSeats, seatOffers } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { addAgent } from "./add-agent.ts";
import { addedAgain } from "./added-again.ts";
import { resetAgentPassword } from "./reset-agent-password.ts";
import type { AddAgent } from "./schema.ts";
import { anAddAgentForm } from "./testing/an-add-agent-form.ts";

const at = new Date("2026-03-05T12:00:00Z");

const newSeat = (org: TestOrganisation) =>
  ({ kind: "new", tierId: org.tiers[1]?.id ?? newId<"tiers">() }) as const;

/** Sent by an admin who has seen the quote. */
const quoted = (org: TestOrganisation, change: Partial<AddAgent>) =>
  withQuote(org.admin, anAddAgentForm(change), at);

describe("addAgent", () => {
  it("writes account, seat, extension, audit entry and mail in one go, and hands out the temporary password", async () => {
    const org = await anOrganisation();
    const outcome = await addAgent(org.admin, await quoted(org, { seat: newSeat(org) }), at);
    expect(outcome).toMatchObject({ ok: true, replayed: false, secret: expect.stringMatching(/.{16,}/) });
    expect(await countSeats(org.admin)).toEqual({ seats: 1, inUse: 1, vacant: 0, heldByDeactivated: 0 });
    const [mail] = await read(org.admin, (tx) =>
      tx.select().from(outbox).where(eq(outbox.template, "credentials")),
    );
    expect(mail).toMatchObject({ template: "credentials", state: "queued" });
    expect(Buffer.from(mail?.sealedProps ?? []).toString("latin1")).not.toContain(
      outcome.ok ? outcome.secret : "",
    );
    const entries = await read(org.admin, (tx) => tx.select().from(auditEntries));
    expect(entries.map((entry) => entry.action)).toContain("agent.added");
  });

  it.each([
    {
      role: "manager" as const,
      wants: { role: "admin" as const },
      why: "a manager makes no admins",
      refusal: "role-not-yours-to-give",
    },
    {
      role: "manager" as const,
      wants: "new seat",
      why: "a manager spends nothing",
      refusal: "seat-costs-money",
    },
  ])("refuses: $why", async ({ role, wants, refusal }) => {
    const org = await anOrganisation();
    const actor = await org.member(role);
    const form = anAddAgentForm(wants === "new seat" ? { seat: newSeat(org) } : (wants as Partial<AddAgent>));
    expect(await addAgent(actor, form, at)).toEqual({ ok: false, refusal });
    expect(await agentCount(org.admin)).toBe(2);
  });

  it("an agent may add nobody: the door says so, whatever the page drew", async () => {
    const org = await anOrganisation();
    await expect(addAgent(await org.member("agent"), anAddAgentForm(), at)).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });

  it("refuses an address in use in another organisation, in any spelling, and leaves nothing behind", async () => {
    const other = await anOrganisation();
    const org = await anOrganisation();
    const form = await quoted(org, {
      seat: newSeat(org),
      email: other.admin.email.toUpperCase() as AddAgent["email"],
    });
    expect(await addAgent(org.admin, form, at)).toEqual({ ok: false, refusal: "email-taken" });
    expect(await countSeats(org.admin)).toMatchObject({ seats: 0 });
    expect(await agentCount(org.admin)).toBe(1);
  });

  it.each([
    {
      why: "a tier of another organisation",
      seat: async () => newSeat(await anOrganisation()),
      refusal: "tier-unknown",
    },
    {
      why: "a seat that is not there",
      seat: async () => ({ kind: "vacant", seatId: newId<"seats">() }) as const,
      refusal: "seat-taken",
    },
  ])("refuses $why", async ({ seat, refusal }) => {
    const org = await anOrganisation();
    expect(await addAgent(org.admin, anAddAgentForm({ seat: await seat() }), at)).toEqual({
      ok: false,
      refusal,
    });
  });

  it("refuses a unit of another organisation", async () => {
    const org = await anOrganisation();
    expect(await addAgent(org.admin, anAddAgentForm({ unitId: newId<"units">() }), at)).toEqual({
      ok: false,
      refusal: "unit-unknown",
    });
  });

  it("gives the next free extension when the proposed one went to somebody else, but refuses a chosen one that is taken", async () => {
    const org = await anOrganisation();
    const { nextExtension } = await seatOffers(org.admin, "2026-03-05" as Day);
    const proposed = { extension: nextExtension, proposedExtension: nextExtension, seat: newSeat(org) };
    await addAgent(org.admin, await quoted(org, proposed), at);
    expect(await addAgent(org.admin, await quoted(org, proposed), at)).toMatchObject({ ok: true });
    expect(await extensionsOf(org.admin)).toEqual(["100", "101"]);
    expect(
      await addAgent(org.admin, await quoted(org, { seat: newSeat(org), extension: "100" }), at),
    ).toEqual({
      ok: false,
      refusal: "extension-taken",
    });
  });

  it("answers the same form sent 20 times at once with one agent, and the password again to the same session", async () => {
    const org = await anOrganisation();
    const form = await quoted(org, { seat: newSeat(org) });
    const answers = await Promise.all(Array.from({ length: 20 }, () => addAgent(org.admin, form, at)));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.agentId)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.ok && answer.secret)).size).toBe(1);
    expect(answers.filter((answer) => answer.ok && !answer.replayed)).toHaveLength(1);
    expect(await agentCount(org.admin)).toBe(2);
  });

  it("shows the password again neither to another session nor after two minutes, nor to a changed form", async () => {
    const org = await anOrganisation();
    const form = anAddAgentForm();
    const added = await addAgent(org.admin, form, at);
    if (!added.ok) throw new Error(added.refusal);
    const { agentId } = added.value;
    const elsewhere = await signedIn(org.admin.orgId, org.admin.agentId);
    expect(await addedAgain(org.admin, agentId)).toEqual({ value: added.value, secret: added.secret });
    expect(await addedAgain(org.admin, org.admin.agentId)).toBeNull();
    const other = await addAgent(org.admin, anAddAgentForm(), at);
    if (!other.ok) throw new Error(other.refusal);
    await resetAgentPassword(
      org.admin,
      { key: newId<"idempotency_keys">(), agentId: other.value.agentId, sendCredentials: false },
      at,
    );
    expect(await addedAgain(org.admin, other.value.agentId), "another password by now").toBeNull();
    expect(await addedAgain(elsewhere, agentId)).toBeNull();
    await expect(async () => addedAgain(await org.member("agent"), agentId)).rejects.toThrow(NotAllowed);
    expect(await addAgent(elsewhere, form, at)).toMatchObject({ ok: true, replayed: true, secret: null });
    expect(await addAgent(org.admin, { ...form, name: "Someone Else" }, at)).toEqual({
      ok: false,
      refusal: "form-already-used",
    });
    await asSystem("test", (tx) =>
      tx.execute(sql`update idempotency_keys set sealed_until = now() where key = ${form.key}`),
    );
    expect(await addAgent(org.admin, form, at)).toMatchObject({ ok: true, replayed: true, secret: null });
    expect(await addedAgain(org.admin, agentId)).toBeNull();
  });

  it("20 spellings of one address at once make one agent", async () => {
    const org = await anOrganisation();
    const email = anEmail("kim");
    const spellings = Array.from({ length: 20 }, (_, i) =>
      [...email].map((letter, at) => ((i >> (at % 5)) & 1 ? letter.toUpperCase() : letter)).join(""),
    );
    const answers = await Promise.all(
      spellings.map((spelling) =>
        addAgent(org.admin, anAddAgentForm({ email: spelling as AddAgent["email"] }), at),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.refusal === "email-taken")).toHaveLength(19);
  });
});

async function agentCount(actor: Actor): Promise<number> {
  const rows = await read(actor, (tx) => tx.execute(sql`select 1 from agents`));
  return rows.length;
}

async function extensionsOf(actor: Actor): Promise<string[]> {
  const rows = await read(actor, (tx) =>
    tx.execute<{ number: string }>(sql`select number from extensions order by number`),
  );
  return rows.map((row) => row.number);
}
