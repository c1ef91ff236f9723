import { and, eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents, extensionRanges, extensions } from "#db/schema/index.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { aJoiner, formKey, join, ledgerOf } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { withQuote } from "#db/testing/with-quote.ts";
import { addAgent } from "#lib/agents/add-agent.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { addExtension } from "./add-extension.ts";
import { changeRanges, findRanges } from "./change-ranges.ts";
import { editExtension } from "./edit-extension.ts";
import { findExtension, proposedExtension } from "./find-extension.ts";
import { releaseExtension } from "./release-extension.ts";
import { ChangeRanges, type EditExtension } from "./schema.ts";

const at = new Date("2026-03-05T12:00:00Z");
const notAllowed = { name: "NotAllowed" };

describe("New extension", () => {
  it("waits for a seat, costs nothing, and is proposed to nobody else", async () => {
    const org = await anOrganisation();
    expect(await proposedExtension(org.admin)).toBe("100");
    const added = await addExtension(await org.member("manager"), aNew("100"), at);
    expect(added).toMatchObject({ ok: true, value: { number: "100" } });
    expect(await rowOf(org, "100")).toMatchObject({
      type: "SIP",
      seatId: null,
      sealedSipSecret: null,
      ha1: null,
      hasVoicemail: true,
      voicemailGreeting: "Nobody is here.",
      version: 1,
    });
    expect(await proposedExtension(org.admin)).toBe("101");
    expect(await ledgerOf(org.admin)).toEqual([]);
    expect((await audited(org.admin, "extension.added")).map(({ details }) => details)).toEqual([
      { extension: "100", extensionType: "SIP" },
    ]);
  });

  it("is refused when the organisation has the number, not when another has", async () => {
    const [org, other] = [await anOrganisation(), await anOrganisation()];
    expect(await addExtension(other.admin, aNew("4711"), at)).toMatchObject({ ok: true });
    expect(await addExtension(org.admin, aNew("4711"), at)).toMatchObject({ ok: true });
    expect(await addExtension(org.admin, aNew("4711"), at)).toEqual({
      ok: false,
      refusal: "extension-taken",
    });
    await expect(addExtension(await org.member("agent"), aNew("4712"), at)).rejects.toMatchObject(notAllowed);
  });

  it("sent twice is made once", async () => {
    const org = await anOrganisation();
    const form = aNew("4711");
    const first = await addExtension(org.admin, form, at);
    expect(await addExtension(org.admin, form, at)).toEqual({ ...first, replayed: true });
    expect(await audited(org.admin, "extension.added")).toHaveLength(1);
  });

  it("is taken over by the seat of whoever is added with its number, box and all, and by one of two", async () => {
    const org = await anOrganisation();
    await addExtension(org.admin, aNew("4711"), at);
    const waiting = await rowOf(org, "4711");
    const tierId = org.tiers[0]?.id ?? newId<"tiers">();
    const form = () =>
      withQuote(org.admin, aJoiner({ kind: "new", tierId }, { extension: "4711", extensionType: "Web" }), at);
    const forms = [await form(), await form()] as const;
    const held = await holding((tx) => lockOrganisation(tx, org.admin.orgId));
    const answers = forms.map((one) => addAgent(org.admin, one, at));
    await untilWaiting(null, 2);
    await held.release();
    const outcomes = await Promise.all(answers);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "extension-taken" });
    const taken = await rowOf(org, "4711");
    expect(taken).toMatchObject({
      id: waiting.id,
      type: "Web",
      seatId: expect.any(String),
      sealedSipSecret: expect.anything(),
      hasVoicemail: true,
      voicemailGreeting: "Nobody is here.",
      version: 2,
    });
    const found = await findExtension(org.admin, waiting.id);
    expect(found?.holders).toMatchObject([{ name: "Jo Joiner", from: at, until: null }]);
  });
});

describe("an extension's page", () => {
  it("changes the voicemail box of one that waits and of one that a seat has", async () => {
    const org = await anOrganisation();
    await addExtension(org.admin, aNew("4711"), at);
    const { seatId } = await seatedAt(org, "4712");
    for (const number of ["4711", "4712"]) {
      const change = { hasVoicemail: true, greeting: "Later." };
      expect(await edit(org, org.admin, number, change)).toMatchObject({ ok: true, value: { number } });
      expect(await rowOf(org, number)).toMatchObject({ hasVoicemail: true, voicemailGreeting: "Later." });
    }
    expect((await rowOf(org, "4712")).seatId).toBe(seatId);
    expect((await audited(org.admin, "extension.changed")).map(({ details }) => details)).toEqual([
      { greeting: "Later.", greetingBefore: "Nobody is here." },
      { greeting: "Later.", greetingBefore: null, hasVoicemail: true, hasVoicemailBefore: false },
    ]);
  });

  it("gives a seat another number, which whoever has the person's form open finds out", async () => {
    const org = await anOrganisation();
    const { agentId } = await seatedAt(org, "4712");
    expect(await edit(org, org.admin, "4712", { number: "4713" })).toMatchObject({ ok: true });
    expect(await rowOf(org, "4713")).toMatchObject({ since: at, version: 2 });
    const [person] = await asSystem("test", (tx) => tx.select().from(agents).where(eq(agents.id, agentId)));
    expect(person?.version).toBe(2);
  });

  it("refuses what is taken, reserved, outdated or made up, and writes nothing", async () => {
    const org = await anOrganisation();
    await seatedAt(org, "4712");
    await addExtension(org.admin, aNew("4711"), at);
    await addExtension(org.admin, aNew("4710"), at);
    const before = await allOf(org);
    const refusal = async (number: string, change: Partial<EditExtension>) => {
      const answer = await edit(org, org.admin, number, change);
      return answer.ok ? "done" : answer.refusal;
    };
    expect(await refusal("4711", { number: "4712" })).toBe("extension-taken");
    expect(await refusal("4711", { number: "4710" }), "one that waits takes no other's place").toBe(
      "extension-taken",
    );
    expect(await refusal("4711", { number: "112" })).toBe("extension-reserved");
    expect(await refusal("4711", { version: 0, greeting: "x" })).toBe("form-malformed");
    expect(await refusal("4711", { version: 2, greeting: "x" })).toBe("form-malformed");
    expect(await refusal("4711", { extensionId: newId<"extensions">() })).toBe("extension-not-there");
    expect(await allOf(org)).toEqual(before);
    await edit(org, org.admin, "4711", { greeting: "One" });
    expect(await refusal("4711", { version: 1, greeting: "Two" })).toBe("changed-meanwhile");
  });

  it("is no agent's to change, an admin's no manager's, and another organisation's not there", async () => {
    const org = await anOrganisation();
    const { agentId } = await seatedAt(org, "4712");
    const manager = await org.member("manager");
    expect(await edit(org, manager, "4712", { greeting: "One" })).toMatchObject({ ok: true });
    await asSystem("test", (tx) => tx.update(agents).set({ role: "admin" }).where(eq(agents.id, agentId)));
    expect(await edit(org, manager, "4712", { greeting: "Two", version: 2 })).toEqual({
      ok: false,
      refusal: "admins-only-by-admins",
    });
    await expect(edit(org, await org.member("agent"), "4712", {})).rejects.toMatchObject(notAllowed);
    const stranger = await anOrganisation();
    expect(await edit(org, stranger.admin, "4712", {})).toEqual({
      ok: false,
      refusal: "extension-not-there",
    });
    expect(await findExtension(stranger.admin, (await rowOf(org, "4712")).id)).toBeNull();
  });
});

describe("Release", () => {
  it("deletes one that waits, whose number is free again, and none that a seat has", async () => {
    const org = await anOrganisation();
    await addExtension(org.admin, aNew("100"), at);
    await seatedAt(org, "4712");
    const one = async (number: string) => ({ key: formKey(), extensionId: (await rowOf(org, number)).id });
    const stranger = await anOrganisation();
    expect(await releaseExtension(stranger.admin, await one("100"))).toEqual({
      ok: false,
      refusal: "extension-not-there",
    });
    expect(await releaseExtension(org.admin, await one("4712"))).toEqual({
      ok: false,
      refusal: "extension-held",
    });
    await expect(releaseExtension(await org.member("agent"), await one("100"))).rejects.toMatchObject(
      notAllowed,
    );
    const form = await one("100");
    expect(await releaseExtension(await org.member("manager"), form)).toMatchObject({
      value: { number: "100" },
    });
    expect(await releaseExtension(org.admin, { ...form, key: formKey() })).toMatchObject({
      refusal: "extension-not-there",
    });
    expect(await proposedExtension(org.admin)).toBe("100");
    expect(await audited(org.admin, "extension.released")).toHaveLength(1);
  });

  it("and Add Agent of the same number: whoever comes first, the other is told", async () => {
    const org = await anOrganisation();
    await addExtension(org.admin, aNew("4711"), at);
    const { id } = await rowOf(org, "4711");
    await seatedAt(org, "4711");
    expect(await releaseExtension(org.admin, { key: formKey(), extensionId: id })).toEqual({
      ok: false,
      refusal: "extension-held",
    });
  });
});

describe("ranges", () => {
  const form = (before: string, ranges: string) => ChangeRanges.parse({ key: formKey(), before, ranges });

  it("say which number is next, and are told of in the trail", async () => {
    const org = await anOrganisation();
    expect(await findRanges(org.admin)).toBe("100-999999");
    expect(await changeRanges(org.admin, form("100-999999", "500\n110 - 114"))).toMatchObject({ ok: true });
    expect(await findRanges(org.admin)).toBe("110-114\n500");
    expect(await proposedExtension(org.admin)).toBe("114");
    await addExtension(org.admin, aNew("114"), at);
    expect(await proposedExtension(org.admin)).toBe("500");
    await addExtension(org.admin, aNew("500"), at);
    expect(await proposedExtension(org.admin)).toBeNull();
    expect((await audited(org.admin, "extension.ranges-changed")).map(({ details }) => details)).toEqual([
      { ranges: "110-114, 500", rangesBefore: "100-999999" },
    ]);
  });

  it("are refused when somebody else changed them, and are an admin's own", async () => {
    const org = await anOrganisation();
    expect(await changeRanges(org.admin, form("200-299", "300-399"))).toEqual({
      ok: false,
      refusal: "changed-meanwhile",
    });
    await expect(
      changeRanges(await org.member("manager"), form("100-999999", "1000-1999")),
    ).rejects.toMatchObject(notAllowed);
    const rows = await asSystem("test", (tx) =>
      tx.select().from(extensionRanges).where(eq(extensionRanges.orgId, org.admin.orgId)),
    );
    expect(rows).toMatchObject([{ first: 100, last: 999_999 }]);
  });
});

const aNew = (number: string) => ({
  key: formKey(),
  number,
  type: "SIP" as const,
  hasVoicemail: true,
  greeting: "Nobody is here.",
});

function seatedAt(org: TestOrganisation, extension: string) {
  return join(org.admin, { tierId: org.tiers[0]?.id ?? newId<"tiers">() }, at, { extension });
}

async function rowOf(org: TestOrganisation, number: string) {
  const [row] = await asSystem("test", (tx) =>
    tx
      .select()
      .from(extensions)
      .where(and(eq(extensions.orgId, org.admin.orgId), inArray(extensions.number, [number]))),
  );
  if (!row) throw new Error(`no extension ${number}`);
  return row;
}

const allOf = (org: TestOrganisation) =>
  asSystem("test", (tx) =>
    tx.select().from(extensions).where(eq(extensions.orgId, org.admin.orgId)).orderBy(extensions.number),
  );

/** What the page's form sends about the extension as it stands, with these fields changed. */
async function edit(org: TestOrganisation, actor: Actor, number: string, change: Partial<EditExtension>) {
  const { id, type, hasVoicemail, voicemailGreeting } = await rowOf(org, number);
  return editExtension(
    actor,
    {
      key: formKey(),
      extensionId: id,
      version: 1,
      number,
      type,
      hasVoicemail,
      greeting: voicemailGreeting,
      ...change,
    },
    at,
  );
}
