import { describe, expect, it } from "vitest";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { addTemplate } from "#lib/templates/add-template.ts";
import { listTemplates } from "#lib/templates/queries.ts";
import { newId } from "#lib/values/ids.ts";
import { addAgent } from "./add-agent.ts";
import { listAgentsIn } from "./testing/agents-in.ts";
import { anAddAgentForm } from "./testing/an-add-agent-form.ts";

const at = new Date("2026-03-05T12:00:00Z");

async function aColleague() {
  const org = await anOrganisation();
  const colleague = await org.member("agent");
  const { agentId } = colleague;
  const text = { title: "Late", body: "Running late." };
  await addTemplate(colleague, { key: newId<"idempotency_keys">(), agentId, ...text }, at);
  return { ...org, colleague, text };
}

describe("addAgent with SMS templates", () => {
  it("copies a colleague's and keeps the one that was typed", async () => {
    const { admin, colleague, text } = await aColleague();
    const typed = { templateTitle: "Hello", templateBody: "Hello {first_name}." };
    const form = anAddAgentForm({ templatesFrom: colleague.agentId, ...typed });
    const added = await addAgent(admin, form, at);
    if (!added.ok) throw new Error(added.refusal);
    expect(await listTemplates(admin, added.value.agentId)).toMatchObject([
      { title: "Hello", body: "Hello {first_name}." },
      text,
    ]);
    expect(await addAgent(admin, form, at)).toMatchObject({ ok: true, replayed: true });
    expect(await listTemplates(admin, added.value.agentId)).toHaveLength(2);
  });

  it("adds nobody where the colleague is another organisation's or gone, or the title is twice", async () => {
    const { admin, colleague } = await aColleague();
    const other = await aColleague();
    const before = await listAgentsIn(admin);
    const attempt = (change: Parameters<typeof anAddAgentForm>[0]) =>
      addAgent(admin, anAddAgentForm(change), at);
    const unknown = { ok: false, refusal: "colleague-unknown" };
    expect(await attempt({ templatesFrom: other.colleague.agentId })).toEqual(unknown);
    const twice = { templatesFrom: colleague.agentId, templateTitle: "Late", templateBody: "x" };
    expect(await attempt(twice)).toEqual({ ok: false, refusal: "title-taken" });
    await leave(admin, colleague.agentId, at);
    expect(await attempt({ templatesFrom: colleague.agentId })).toEqual(unknown);
    expect(await listAgentsIn(admin)).toEqual(before);
  });
});
