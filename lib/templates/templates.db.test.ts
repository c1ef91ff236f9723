import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents, organisations } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { join } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { addTemplate } from "./add-template.ts";
import { changeTemplate } from "./change-template.ts";
import { deleteTemplate } from "./delete-template.ts";
import { findOwnNumbers, findTemplate, listTemplateOwners, listTemplates } from "./queries.ts";
import { mostTemplates } from "./rules.ts";
import type { AddTemplate, ChangeTemplate } from "./schema.ts";

const at = new Date("2026-03-05T12:00:00Z");

const aForm = (owner: Pick<Actor, "agentId">, change: Partial<AddTemplate> = {}): AddTemplate => ({
  key: newId<"idempotency_keys">(),
  agentId: owner.agentId,
  title: "Late",
  body: "Running late, {first_name}.",
  ...change,
});

async function added(actor: Actor, form: AddTemplate) {
  const outcome = await addTemplate(actor, form, at);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.templateId;
}

const titlesOf = async (actor: Actor, owner: Pick<Actor, "agentId"> = actor) =>
  (await listTemplates(actor, owner.agentId)).map(({ title }) => title);

describe("addTemplate", () => {
  it("keeps one's own and, by those who edit, another's, and tells the trail", async () => {
    const { admin, member } = await anOrganisation();
    const [manager, agent] = [await member("manager"), await member("agent")];
    await added(agent, aForm(agent));
    await added(manager, aForm(agent, { title: "Busy" }));
    expect(await titlesOf(agent)).toEqual(["Busy", "Late"]);
    expect(await audited(admin, "template.added")).toEqual([
      { actorId: agent.agentId, details: { template: "Late" } },
      { actorId: manager.agentId, details: { template: "Busy" } },
    ]);
    expect(await listTemplateOwners(manager)).toEqual([{ id: agent.agentId, name: agent.name }]);
  });

  it("refuses an admin's by a manager, a colleague's, another organisation's, a closed account's, and a title twice", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    const [manager, agent, colleague] = [
      await ours.member("manager"),
      await ours.member("agent"),
      await ours.member("agent"),
    ];
    await added(agent, aForm(agent));
    const refused = async (actor: Actor, form: AddTemplate) => addTemplate(actor, form, at);
    expect(await refused(manager, aForm(ours.admin))).toEqual({
      ok: false,
      refusal: "admins-only-by-admins",
    });
    await expect(refused(colleague, aForm(agent))).rejects.toThrow();
    expect(await refused(ours.admin, aForm(theirs.admin))).toEqual({ ok: false, refusal: "not-there" });
    const { title } = aForm(agent);
    for (const same of [title, title.toUpperCase(), ` ${title}\u200b`]) {
      expect(await refused(agent, aForm(agent, { title: same }))).toEqual({
        ok: false,
        refusal: "title-taken",
      });
    }
    await asSystem("test", (tx) =>
      tx.update(agents).set({ state: "Closed", closedAt: at }).where(eq(agents.id, agent.agentId)),
    );
    expect(await refused(ours.admin, aForm(agent, { title: "New" }))).toEqual({
      ok: false,
      refusal: "account-closed",
    });
    expect(await titlesOf(ours.admin, agent)).toEqual(["Late"]);
    expect(await listTemplateOwners(ours.admin)).toEqual([]);
    expect(await listTemplateOwners(theirs.admin)).toEqual([]);
  });

  it("acts once for a form sent twice", async () => {
    const { admin } = await anOrganisation();
    const form = aForm(admin);
    await added(admin, form);
    expect(await addTemplate(admin, form, at)).toMatchObject({ ok: true, replayed: true });
    expect(await titlesOf(admin)).toEqual(["Late"]);
  });

  it("gives the last place to one of two who want it at once", async () => {
    const { admin, member } = await anOrganisation();
    const agent = await member("agent");
    await asSystem("test", (tx) =>
      tx.execute(sql`insert into templates (org_id, id, agent_id, name, body, created_at)
        select ${admin.orgId}, gen_random_uuid(), ${agent.agentId}, 'T' || n, 'x', now()
          from generate_series(1, ${mostTemplates - 1}::int) n`),
    );
    const lock = await holding((tx) =>
      tx.select().from(organisations).where(eq(organisations.id, admin.orgId)).for("update"),
    );
    const both = [
      addTemplate(admin, aForm(agent, { title: "A" }), at),
      addTemplate(agent, aForm(agent, { title: "B" }), at),
    ];
    await untilWaiting(null, 2);
    await lock.release();
    const outcomes = await Promise.all(both);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, refusal: "templates-too-many" });
  });
});

describe("changeTemplate", () => {
  async function aTemplate() {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    const templateId = await added(agent, aForm(agent));
    const change = (changed: Partial<ChangeTemplate>): ChangeTemplate => ({
      ...aForm(agent),
      templateId,
      version: 1,
      ...changed,
    });
    return { ...org, agent, templateId, change };
  }

  it("changes it, and says in the trail what it was called", async () => {
    const { admin, agent, templateId, change } = await aTemplate();
    const changed = change({ title: "Later", body: "Later." });
    expect(await changeTemplate(agent, changed)).toMatchObject({ ok: true, replayed: false });
    expect(await changeTemplate(agent, changed)).toMatchObject({ ok: true, replayed: true });
    expect(await findTemplate(admin, templateId)).toMatchObject({
      title: "Later",
      body: "Later.",
      version: 2,
    });
    expect(await changeTemplate(agent, change({ title: "Later", body: "Soon.", version: 2 }))).toMatchObject({
      ok: true,
    });
    expect(await audited(admin, "template.changed")).toEqual([
      { actorId: agent.agentId, details: { template: "Later", nameBefore: "Late" } },
      { actorId: agent.agentId, details: { template: "Later" } },
    ]);
  });

  it("writes nothing where nothing is another", async () => {
    const { agent, templateId, change } = await aTemplate();
    expect(await changeTemplate(agent, change({}))).toMatchObject({ ok: true });
    expect(await findTemplate(agent, templateId)).toMatchObject({ version: 1 });
    expect(await audited(agent, "template.changed")).toEqual([]);
  });

  it("is refused to the slower of two who change the same version", async () => {
    const { admin, agent, templateId, change } = await aTemplate();
    const lock = await holding((tx) =>
      tx.select().from(agents).where(eq(agents.id, agent.agentId)).for("update"),
    );
    const first = changeTemplate(agent, change({ body: "First." }));
    await untilWaiting(null, 1);
    const second = changeTemplate(admin, change({ body: "Second." }));
    await untilWaiting(null, 2);
    await lock.release();
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await findTemplate(agent, templateId)).toMatchObject({ body: "First.", version: 2 });
  });

  it("refuses a title that is taken, what is gone, and what is another's", async () => {
    const { admin, member, agent, templateId, change } = await aTemplate();
    const [other, colleague, theirs] = [
      await anOrganisation(),
      await member("agent"),
      await member("manager"),
    ];
    await added(agent, aForm(agent, { title: "Busy" }));
    await added(colleague, aForm(colleague, { title: "Theirs" }));
    const cases: [Actor, ChangeTemplate, string][] = [
      [agent, change({ title: "Busy" }), "title-taken"],
      [agent, change({ title: "busy" }), "title-taken"],
      [admin, change({ templateId: newId<"templates">() }), "template-not-there"],
      [other.admin, change({}), "template-not-there"],
      [other.admin, change({ agentId: other.admin.agentId }), "template-not-there"],
      [colleague, change({ agentId: colleague.agentId }), "template-not-there"],
      [theirs, change({ agentId: admin.agentId }), "admins-only-by-admins"],
    ];
    for (const [actor, form, refusal] of cases)
      expect(await changeTemplate(actor, form)).toEqual({ ok: false, refusal });
    await expect(changeTemplate(colleague, change({}))).rejects.toThrow();
    expect(await changeTemplate(agent, change({ title: "Theirs" }))).toMatchObject({ ok: true });
    await expect(findTemplate(colleague, templateId)).rejects.toThrow();
    expect(await findTemplate(other.admin, templateId)).toBeNull();
  });
});

describe("deleteTemplate", () => {
  it("takes it away once, and refuses what is another's", async () => {
    const { admin, member } = await anOrganisation();
    const [agent, colleague, other] = [await member("agent"), await member("agent"), await anOrganisation()];
    const templateId = await added(agent, aForm(agent));
    const form = () => ({ key: newId<"idempotency_keys">(), agentId: agent.agentId, templateId });
    await expect(deleteTemplate(colleague, form())).rejects.toThrow();
    const notThere = { ok: false, refusal: "template-not-there" };
    expect(await deleteTemplate(colleague, { ...form(), agentId: colleague.agentId })).toEqual(notThere);
    expect(await deleteTemplate(other.admin, form())).toEqual(notThere);
    expect(await titlesOf(agent)).toEqual(["Late"]);

    const sent = form();
    expect(await deleteTemplate(admin, sent)).toMatchObject({ ok: true, replayed: false });
    expect(await deleteTemplate(admin, sent)).toMatchObject({ ok: true, replayed: true });
    expect(await titlesOf(agent)).toEqual([]);
    expect(await audited(admin, "template.deleted")).toEqual([
      { actorId: admin.agentId, details: { template: "Late" } },
    ]);
  });
});

describe("findOwnNumbers", () => {
  it("gives the extension of the seat, and nothing for somebody without one", async () => {
    const org = await anOrganisation("Numbers", { setUpAt: at });
    const seated = await join(org.admin, { tierId: org.tiers[0]?.id ?? newId<"tiers">() }, at);
    expect(await findOwnNumbers(org.admin, seated.agentId)).toEqual({ extension: "100", number: null });
    expect(await findOwnNumbers(org.admin, org.admin.agentId)).toEqual({ extension: null, number: null });
  });
});
