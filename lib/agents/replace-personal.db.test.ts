import { describe, expect, it } from "vitest";
import { audited } from "#db/testing/audited.ts";
import { addRecording } from "#lib/recordings/add-recording.ts";
import { listRecordings } from "#lib/recordings/queries.ts";
import { aWav } from "#lib/recordings/testing/sounds.ts";
import { addTemplate } from "#lib/templates/add-template.ts";
import { listTemplates } from "#lib/templates/queries.ts";
import { newId } from "#lib/values/ids.ts";
import { deleteAgent } from "./delete-agent.ts";
import { findReplacement } from "./find-replacement.ts";
import { restoreAgent } from "./restore-agent.ts";
import { aSeatedAgent, joinedAt, later, replaced } from "./testing/a-replacement.ts";

const key = () => newId<"idempotency_keys">();

async function aLeaverWithWords() {
  const { org, leaver } = await aSeatedAgent();
  const { agentId } = leaver;
  const texts = [
    { title: "Late", body: "Running late, {first_name}." },
    { title: "Thanks", body: "Thank you!" },
  ];
  for (const text of texts) await addTemplate(org.admin, { key: key(), agentId, ...text }, joinedAt);
  await addRecording(org.admin, { key: key(), agentId, title: "Call back" }, aWav(), joinedAt);
  return { org, leaver, texts };
}

describe("what is personal, when somebody is replaced", () => {
  it("stays with the closed account, templates and voice alike", async () => {
    const { org, leaver, texts } = await aLeaverWithWords();
    expect(await findReplacement(org.admin, leaver.agentId)).toMatchObject({ recordings: 1, templates: 2 });
    const joiner = await replaced(org.admin, leaver);
    expect(await listTemplates(org.admin, joiner.agentId)).toEqual([]);
    expect(await listTemplates(org.admin, leaver.agentId)).toMatchObject(texts);
    expect((await listRecordings(org.admin, leaver.agentId)).recordings).toHaveLength(1);
  });

  it("gives the joiner copies of the templates with the tick, and never the voice", async () => {
    const { org, leaver, texts } = await aLeaverWithWords();
    const joiner = await replaced(org.admin, leaver, { copyTemplates: true });
    const [copies, kept] = [
      await listTemplates(org.admin, joiner.agentId),
      await listTemplates(org.admin, leaver.agentId),
    ];
    expect(copies).toMatchObject(texts);
    expect(kept).toMatchObject(texts);
    const ids = new Set([...copies, ...kept].map(({ id }) => id));
    expect(ids.size).toBe(4);
    expect((await listRecordings(org.admin, joiner.agentId)).recordings).toEqual([]);
    expect(await audited(org.admin, "template.added")).toHaveLength(4);
  });
});

describe("what is personal, when somebody is deleted and restored", () => {
  it("is there again", async () => {
    const { org, leaver, texts } = await aLeaverWithWords();
    const { agentId } = leaver;
    const deleted = await deleteAgent(org.admin, { key: key(), agentId, seat: "keep", seatId: null }, later);
    expect(deleted.ok).toBe(true);
    const restored = await restoreAgent(org.admin, { key: key(), agentId, email: null, quote: null }, later);
    expect(restored.ok).toBe(true);
    expect(await listTemplates(org.admin, agentId)).toMatchObject(texts);
    expect((await listRecordings(org.admin, agentId)).recordings).toHaveLength(1);
  });
});
