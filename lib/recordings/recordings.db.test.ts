import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents, organisations, recordingChunks, recordings } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { addRecording } from "./add-recording.ts";
import { deleteRecording } from "./delete-recording.ts";
import { findRecording, listRecordings } from "./queries.ts";
import { quota } from "./rules.ts";
import type { AddRecording } from "./schema.ts";
import { readContent } from "./storage.ts";
import { aWav, letters } from "./testing/sounds.ts";

const at = new Date("2026-03-05T12:00:00Z");

const aForm = (owner: Actor, change: Partial<AddRecording> = {}): AddRecording => ({
  key: newId<"idempotency_keys">(),
  agentId: owner.agentId,
  title: "Call back",
  ...change,
});

async function added(actor: Actor, form: AddRecording, content = aWav()) {
  const outcome = await addRecording(actor, form, content, at);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

const kept = ({ orgId }: Actor) =>
  asSystem("test", async (tx) => ({
    recordings: await tx.$count(recordings, eq(recordings.orgId, orgId)),
    chunks: await tx.$count(recordingChunks, eq(recordingChunks.orgId, orgId)),
  }));

async function contentOf(actor: Actor, id: Parameters<typeof readContent>[1], from: number, until: number) {
  const pieces: Uint8Array[] = [];
  for await (const piece of readContent(actor, id, { from, until })) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe("addRecording", () => {
  it("keeps one's own, byte for byte, in parts too, and tells the trail", async () => {
    const { member } = await anOrganisation();
    const agent = await member("agent");
    // Eighteen rows: more than go one way at a time.
    const content = aWav(73);
    const { recordingId } = await added(agent, aForm(agent, { title: "  Call <b>back</b> " }), content);

    const { recordings: mine, kept: inAll } = await listRecordings(agent, agent.agentId);
    expect(mine).toEqual([
      {
        id: recordingId,
        title: "  Call <b>back</b> ",
        format: "wav",
        sizeBytes: content.length,
        durationMs: 73_000,
        createdAt: at,
      },
    ]);
    expect(inAll).toEqual({ recordings: 1, bytes: content.length });
    for (const [from, until] of [
      [0, content.length],
      [0, 1],
      [65_535, 65_537],
      [65_536, 131_072],
      [1_000_000, 1_100_001],
      [content.length - 1, content.length],
    ] as const) {
      // Not compared by Vitest, which takes seconds for a million bytes.
      const part = await contentOf(agent, recordingId, from, until);
      expect(part.equals(content.subarray(from, until)), `bytes ${from} to ${until}`).toBe(true);
    }
    expect(await audited(agent, "recording.added")).toEqual([
      { actorId: agent.agentId, details: { recording: "  Call <b>back</b> " } },
    ]);
  });

  it("keeps it for somebody whom the actor may edit, and refuses everybody else", async () => {
    const { admin, member } = await anOrganisation();
    const [manager, agent, colleague] = [
      await member("manager"),
      await member("agent"),
      await member("agent"),
    ];
    expect(await addRecording(manager, aForm(agent), aWav(), at)).toMatchObject({ ok: true });
    expect(await addRecording(manager, aForm(admin), aWav(), at)).toEqual({
      ok: false,
      refusal: "admins-only-by-admins",
    });
    await expect(addRecording(colleague, aForm(agent), aWav(), at)).rejects.toThrow();
    expect(await kept(admin)).toEqual({ recordings: 1, chunks: 1 });
  });

  it("refuses another organisation's agent, a closed account, a title that is taken and what is no sound", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    const agent = await ours.member("agent");
    const { title } = aForm(agent);
    await added(ours.admin, aForm(agent));
    const attempt = (form: AddRecording, content: Uint8Array = aWav()) =>
      addRecording(ours.admin, form, content, at);

    expect(await attempt(aForm(theirs.admin))).toEqual({ ok: false, refusal: "not-there" });
    for (const same of [title, title.toUpperCase()]) {
      expect(await attempt(aForm(agent, { title: same }))).toEqual({ ok: false, refusal: "title-taken" });
    }
    expect(await attempt(aForm(ours.admin))).toMatchObject({ ok: true });
    const page = Uint8Array.from(letters("<!doctype html>"));
    expect(await attempt(aForm(agent, { title: "x.wav" }), page)).toEqual({
      ok: false,
      refusal: "recording-not-audio",
    });
    await asSystem("test", (tx) =>
      tx.update(agents).set({ state: "Closed", closedAt: at }).where(eq(agents.id, agent.agentId)),
    );
    expect(await attempt(aForm(agent, { title: "Late" }))).toEqual({ ok: false, refusal: "account-closed" });
    expect(await kept(ours.admin)).toEqual({ recordings: 2, chunks: 2 });
    expect(await kept(theirs.admin)).toEqual({ recordings: 0, chunks: 0 });
  });

  it("acts once for a form sent twice, and not at all for the same form with another sound", async () => {
    const { admin } = await anOrganisation();
    const form = aForm(admin);
    const first = await added(admin, form);
    expect(await addRecording(admin, form, aWav(), at)).toMatchObject({
      ok: true,
      replayed: true,
      value: first,
    });
    expect(await addRecording(admin, form, aWav(2), at)).toEqual({ ok: false, refusal: "form-already-used" });
    expect(await kept(admin)).toEqual({ recordings: 1, chunks: 1 });
  });

  it("gives the last place that the organisation has to one of two who want it at once", async () => {
    const { admin, member } = await anOrganisation();
    const agent = await member("agent");
    await asSystem("test", (tx) =>
      tx.execute(sql`insert into recordings (org_id, id, agent_id, name, format, size_bytes, duration_ms, created_at)
        select ${admin.orgId}, gen_random_uuid(), ${admin.agentId}, 'Drop ' || n, 'wav', 1, 1, now()
          from generate_series(1, ${quota.recordings - 1}::int) n`),
    );
    const lock = await holding((tx) =>
      tx.select().from(organisations).where(eq(organisations.id, admin.orgId)).for("update"),
    );
    const both = [admin, agent].map((actor) => addRecording(actor, aForm(actor), aWav(), at));
    await untilWaiting(null, 2);
    await lock.release();
    const outcomes = await Promise.all(both);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, refusal: "recordings-too-many" });
    expect((await kept(admin)).recordings).toBe(quota.recordings);
  });

  it("refuses what would make the organisation keep more bytes than it may", async () => {
    const { admin } = await anOrganisation();
    await asSystem("test", (tx) =>
      tx.execute(sql`insert into recordings (org_id, id, agent_id, name, format, size_bytes, duration_ms, created_at)
        select ${admin.orgId}, gen_random_uuid(), ${admin.agentId}, 'Drop ' || n, 'wav', 10485760, 1, now()
          from generate_series(1, 102) n`),
    );
    expect(await addRecording(admin, aForm(admin), aWav(180, 16_000), at)).toEqual({
      ok: false,
      refusal: "recordings-too-large",
    });
    expect(await addRecording(admin, aForm(admin), aWav(), at)).toMatchObject({ ok: true });
  });
});

describe("reading recordings", () => {
  it("is for the owner and for those who see agents, within the organisation", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    const [manager, agent, colleague] = [
      await ours.member("manager"),
      await ours.member("agent"),
      await ours.member("agent"),
    ];
    const { recordingId } = await added(agent, aForm(agent));
    for (const actor of [agent, manager, ours.admin]) {
      expect(await findRecording(actor, recordingId)).toMatchObject({ id: recordingId, title: "Call back" });
    }
    await expect(findRecording(colleague, recordingId)).rejects.toThrow();
    await expect(listRecordings(colleague, agent.agentId)).rejects.toThrow();
    expect(await findRecording(theirs.admin, recordingId)).toBeNull();
    expect((await listRecordings(theirs.admin, agent.agentId)).recordings).toEqual([]);
    await expect(contentOf(theirs.admin, recordingId, 0, 10)).rejects.toThrow();
  });
});

describe("deleteRecording", () => {
  const aDeletion = (owner: Actor, recordingId: Awaited<ReturnType<typeof added>>["recordingId"]) => ({
    key: newId<"idempotency_keys">(),
    agentId: owner.agentId,
    recordingId,
  });

  it("takes row and bytes away, once, and tells the trail", async () => {
    const { member } = await anOrganisation();
    const [manager, agent] = [await member("manager"), await member("agent")];
    const { recordingId } = await added(agent, aForm(agent));
    const form = aDeletion(agent, recordingId);
    const answer = { ok: true, value: { title: "Call back", agentId: agent.agentId } };
    expect(await deleteRecording(manager, form)).toMatchObject({ ...answer, replayed: false });
    expect(await deleteRecording(manager, form)).toMatchObject({ ...answer, replayed: true });
    expect(await kept(agent)).toEqual({ recordings: 0, chunks: 0 });
    expect(await audited(agent, "recording.deleted")).toEqual([
      { actorId: manager.agentId, details: { recording: "Call back" } },
    ]);
  });

  it("refuses another's, another organisation's, and one that is gone or whose owner is named wrongly", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    const [manager, agent, colleague] = [
      await ours.member("manager"),
      await ours.member("agent"),
      await ours.member("agent"),
    ];
    const ofAdmin = await added(ours.admin, aForm(ours.admin));
    const ofAgent = await added(agent, aForm(agent));
    await expect(deleteRecording(colleague, aDeletion(agent, ofAgent.recordingId))).rejects.toThrow();
    const refusals: [Actor, ReturnType<typeof aDeletion>, string][] = [
      [manager, aDeletion(ours.admin, ofAdmin.recordingId), "admins-only-by-admins"],
      [theirs.admin, aDeletion(agent, ofAgent.recordingId), "recording-not-there"],
      [theirs.admin, aDeletion(theirs.admin, ofAgent.recordingId), "recording-not-there"],
      [colleague, aDeletion(colleague, ofAgent.recordingId), "recording-not-there"],
      [manager, aDeletion(agent, newId<"recordings">()), "recording-not-there"],
    ];
    for (const [actor, form, refusal] of refusals) {
      expect(await deleteRecording(actor, form)).toEqual({ ok: false, refusal });
    }
    expect(await kept(ours.admin)).toEqual({ recordings: 2, chunks: 2 });
    const left = await asSystem("test", (tx) =>
      tx
        .select({ id: recordings.id })
        .from(recordings)
        .where(and(eq(recordings.orgId, ours.admin.orgId), eq(recordings.agentId, agent.agentId))),
    );
    expect(left).toEqual([{ id: ofAgent.recordingId }]);
  });
});
