import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import {
  agents,
  auditEntries,
  outbox,
  passwordResets,
  passwords,
  recordingChunks,
  sessions,
} from "#db/schema/index.ts";
import { aDeletion, leave } from "#db/testing/a-vacant-seat.ts";
import { withPassword } from "#db/testing/an-account.ts";
import { anEmail, anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { record } from "#lib/audit/record.ts";
import { updateProfile } from "#lib/auth/update-profile.ts";
import { addRecording } from "#lib/recordings/add-recording.ts";
import { aWav } from "#lib/recordings/testing/sounds.ts";
import { addTemplate } from "#lib/templates/add-template.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { deleteAgent } from "./delete-agent.ts";
import { eraseAgent } from "./erase-agent.ts";
import { resetAgentPassword } from "./reset-agent-password.ts";
import { restoreAgent } from "./restore-agent.ts";

const at = noonOf("2026-01-17");
const later = noonOf("2026-01-20");
const muchLater = noonOf("2026-04-20");
const oldName = 'Zoë "Zed" Zimmermann-Quick';
const newName = "Zoë Zimmermann";
const phones = { landLine: "+493012345678" as PhoneNumber, mobile: "+4915112345678" as PhoneNumber };

/** Somebody who has left words in as many places as one can: added, renamed by themselves, mailed, signed in, deleted. */
async function aLeaver() {
  const org = await anOrganisation("Erasing", { setUpAt: noonOf("2026-01-01") });
  const { admin } = org;
  const email = anEmail("Zoe.Zimmermann");
  const { agentId } = await join(admin, { tierId: org.tiers[0]?.id ?? newId() }, at, {
    name: oldName,
    email,
    sendCredentials: true,
  });
  await withPassword({ ...admin, agentId });
  const self = await signedIn(admin.orgId, agentId);
  await updateProfile(self, { key: formKey(), name: newName, language: "de", ...phones });
  const of = { agentId, title: `${newName} speaking` };
  await addRecording(self, { key: formKey(), ...of }, aWav(), at);
  await addTemplate(admin, { key: formKey(), ...of, body: `${newName} will call you.` }, at);
  await resetAgentPassword(admin, { key: formKey(), agentId, sendCredentials: true }, at);
  await asSystem("test", (tx) =>
    tx.insert(auditEntries).values({
      orgId: admin.orgId,
      id: newId(),
      at,
      actorId: agentId,
      action: "session.started",
      agentId,
      details: { address: "203.0.113.77" },
    }),
  );
  return { ...org, agentId, self, email };
}

const form = (agentId: AgentId, confirmation = newName) => ({ key: formKey(), agentId, confirmation });

describe("eraseAgent", () => {
  it("leaves name, address and phones, old and new, in no column of any table", async () => {
    const { admin, agentId, email } = await aLeaver();
    await leave(admin, agentId, later);
    const words = [oldName, newName, "Zimmermann", email, ...Object.values(phones), "203.0.113.77"];
    const before = await placesOf(words);
    expect([...new Set(before.map(({ table }) => table))].sort()).toEqual([
      "agent_search",
      "agents",
      "audit_entries",
      "idempotency_keys",
      "outbox",
      "recordings",
      "templates",
    ]);

    expect(await eraseAgent(admin, form(agentId), muchLater)).toMatchObject({ ok: true });
    expect(await placesOf(words)).toEqual([]);
    const voice = await asSystem("test", (tx) =>
      tx.$count(recordingChunks, eq(recordingChunks.orgId, admin.orgId)),
    );
    expect(voice).toBe(0);
  });

  it("keeps charges and the trail's meaning under a pseudonym that is the same in each language", async () => {
    const { admin, agentId } = await aLeaver();
    await leave(admin, agentId, later);
    const ledger = await ledgerOf(admin);
    const actions = (await entriesAbout(admin, agentId)).map(({ action }) => action);
    await eraseAgent(admin, form(agentId), later);

    expect(await ledgerOf(admin)).toEqual(ledger);
    const entries = await entriesAbout(admin, agentId);
    expect(entries.map(({ action }) => action)).toEqual([...actions, "agent.erased"]);
    const [added] = await audited(admin, "agent.added");
    expect(added).toMatchObject({ actorId: admin.agentId, details: { role: "agent", extension: "100" } });
    const [agent] = await asSystem("test", (tx) => tx.select().from(agents).where(eq(agents.id, agentId)));
    const digits = agentId.slice(-8);
    expect(agent).toMatchObject({
      name: `#${digits}`,
      nameKey: `#${digits}`,
      email: `erased-${digits}@erased.invalid`,
      landLine: null,
      mobile: null,
      unitId: null,
      lastSignInAt: null,
      state: "Closed",
      erasedAt: later,
    });
  });

  it("deletes what opened the account, and gives up the mails that wait", async () => {
    const { admin, agentId } = await aLeaver();
    await leave(admin, agentId, later);
    await eraseAgent(admin, form(agentId), later);
    const of = (table: typeof passwords | typeof sessions | typeof passwordResets) =>
      asSystem("test", (tx) => tx.$count(table, eq(table.agentId, agentId)));
    expect([await of(passwords), await of(sessions), await of(passwordResets)]).toEqual([0, 0, 0]);
    const mails = await asSystem("test", (tx) => tx.select().from(outbox).where(eq(outbox.agentId, agentId)));
    expect(mails.length).toBeGreaterThan(0);
    for (const mail of mails) {
      expect(mail).toMatchObject({
        state: "failed",
        reason: "recipient-erased",
        sealedProps: null,
        keptProps: null,
      });
    }
  });

  it("leaves what the erased person did to others told of those, whoever writes", async () => {
    const { admin, member } = await anOrganisation();
    const eraser = await member("admin", "Ed Eraser");
    const { agentId } = await join(
      eraser,
      { tierId: (await anOrganisationTier(admin)) ?? newId() },
      new Date(),
      {
        name: "Joan Joiner",
      },
    );
    await leave(admin, eraser.agentId, new Date());
    await eraseAgent(admin, form(eraser.agentId, "Ed Eraser"), new Date());
    expect(await entriesAbout(admin, agentId)).toMatchObject([{ details: { name: "Joan Joiner" } }]);
    const strip = asSystem("test", (tx) =>
      tx.update(auditEntries).set({ details: {} }).where(eq(auditEntries.agentId, agentId)),
    );
    await expect(strip).rejects.toMatchObject({ code: "23001" });
  });

  it("takes what they were called on the phone and what their devices were called out of the trail", async () => {
    const { admin, agentId } = await aLeaver();
    const told = { orgId: admin.orgId, actorId: admin.agentId, agentId };
    const greetings = { greeting: `${newName} is out.`, greetingBefore: `${oldName} is out.` };
    await asSystem("test", async (tx) => {
      await record(tx, { ...told, action: "extension.changed", details: { extension: "100", ...greetings } });
      await record(tx, { ...told, action: "device.added", details: { extension: "100", device: "Zoë's" } });
    });
    await leave(admin, agentId, later);
    await eraseAgent(admin, form(agentId), later);
    for (const action of ["extension.changed", "device.added"] as const) {
      expect(await audited(admin, action)).toMatchObject([{ details: { extension: "100" } }]);
    }
    expect(await placesOf([greetings.greeting, greetings.greetingBefore, "Zoë's"])).toEqual([]);
  });

  it("leaves the organisation its name in the trail of who founded it", async () => {
    const { admin, member } = await anOrganisation("Founders");
    const eraser = await member("admin");
    await leave(eraser, admin.agentId, later);
    const founded = await audited(admin, "organisation.created");
    expect(founded).toMatchObject([{ details: { name: "Founders" } }]);
    const [founder] = await asSystem("test", (tx) =>
      tx.select({ name: agents.name }).from(agents).where(eq(agents.id, admin.agentId)),
    );
    expect(await eraseAgent(eraser, form(admin.agentId, founder?.name), later)).toMatchObject({ ok: true });
    expect(await audited(admin, "organisation.created")).toEqual(founded);
  });

  it("is never undone: neither verb nor hand brings the account back", async () => {
    const { admin, agentId } = await aLeaver();
    await leave(admin, agentId, later);
    await eraseAgent(admin, form(agentId), later);
    const restore = { key: formKey(), agentId, email: null, quote: null };
    expect(await restoreAgent(admin, restore, later)).toEqual({ ok: false, refusal: "account-erased" });
    expect(await eraseAgent(admin, form(agentId), later)).toEqual({ ok: false, refusal: "account-erased" });
    await expect(
      asSystem("test", (tx) =>
        tx.update(agents).set({ state: "Active", closedAt: null }).where(eq(agents.id, agentId)),
      ),
    ).rejects.toThrow();
  });

  it("refuses an open account, another name, another organisation's, and whoever is no admin", async () => {
    const { admin, member, agentId } = await aLeaver();
    const { admin: stranger } = await anOrganisation();
    expect(await eraseAgent(admin, form(agentId), later)).toEqual({
      ok: false,
      refusal: "account-not-closed",
    });
    const manager = await member("manager");
    await deleteAgent(admin, aDeletion(agentId), later);
    expect(await eraseAgent(admin, form(agentId, "Zoë"), later)).toEqual({
      ok: false,
      refusal: "confirmation-differs",
    });
    expect(await eraseAgent(stranger, form(agentId), later)).toEqual({ ok: false, refusal: "not-there" });
    await expect(eraseAgent(manager, form(agentId), later)).rejects.toMatchObject({ name: "NotAllowed" });
  });

  it("acts once on a form sent twice, and its answer names nobody", async () => {
    const { admin, agentId } = await aLeaver();
    await leave(admin, agentId, later);
    const sent = form(agentId);
    const first = await eraseAgent(admin, sent, later);
    expect(first).toMatchObject({ ok: true, value: { agentId } });
    expect(await eraseAgent(admin, sent, later)).toMatchObject({ ok: true, replayed: true });
    expect(await audited(admin, "agent.erased")).toHaveLength(1);
  });
});

async function anOrganisationTier({ orgId }: Actor) {
  const [tier] = await asSystem("test", (tx) =>
    tx.execute<{ id: ReturnType<typeof newId<"tiers">> }>(
      sql`select id from tiers where org_id = ${orgId} limit 1`,
    ),
  );
  return tier?.id;
}

function entriesAbout({ orgId }: Actor, agentId: AgentId) {
  return asSystem("test", (tx) =>
    tx
      .select({ action: auditEntries.action, details: auditEntries.details })
      .from(auditEntries)
      .where(and(eq(auditEntries.orgId, orgId), eq(auditEntries.agentId, agentId)))
      .orderBy(auditEntries.id),
  );
}

/** Every column that can hold text, and in how many of its rows one of the words stands, whatever the case. */
async function placesOf(words: readonly string[]): Promise<{ table: string; column: string }[]> {
  return asSystem("test", async (tx) => {
    const columns = await tx.execute<{ schema: string; table: string; column: string }>(sql`
      select table_schema as schema, table_name as table, column_name as column from information_schema.columns
        join information_schema.tables using (table_schema, table_name)
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
         and (data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'name', 'xml') or data_type = 'ARRAY')
         and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')`);
    expect(columns.length).toBeGreaterThan(40);
    const found = [];
    for (const { schema, table, column } of columns) {
      for (const word of words) {
        // Within JSON quotes are written with a stroke before them.
        for (const written of new Set([word, JSON.stringify(word).slice(1, -1)])) {
          const rows = await tx.execute(sql`
            select 1 from ${sql.identifier(schema)}.${sql.identifier(table)}
             where strpos(lower(${sql.identifier(column)}::text), ${written.toLowerCase()}::text) > 0 limit 1`);
          if (rows.length > 0) found.push({ table, column });
        }
      }
    }
    return found;
  });
}
