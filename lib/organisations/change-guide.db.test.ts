import { describe, expect, it } from "vitest";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { newId } from "#lib/values/ids.ts";
import { changeGuide } from "./change-guide.ts";
import { findGuide } from "./guide.ts";
import type { ChangeGuide } from "./guide-schema.ts";

/** A domain is one organisation's alone, so each test has its own. */
const aDomain = () => `${newId()}.example.com`;

const aGuide = (change: Partial<ChangeGuide> = {}): ChangeGuide => ({
  key: newId<"idempotency_keys">(),
  sipDomain: null,
  desktopPhoneUrl: "https://example.com/phone",
  mobilePhoneUrl: null,
  crmNotes: "Press Pair.",
  sipWebsocketUrl: null,
  ...change,
});

describe("changeGuide", () => {
  it("changes this organisation's guide and tells the trail what was before", async () => {
    const { admin } = await anOrganisation();
    const other = await anOrganisation();
    const sipDomain = aDomain();
    expect(await changeGuide(admin, aGuide({ sipDomain }))).toMatchObject({ ok: true });
    const after = { sipDomain, crmNotes: null, sipWebsocketUrl: "wss://sip.example.com/" };
    await changeGuide(admin, aGuide(after));

    const { key: _key, ...guide } = aGuide(after);
    expect(await findGuide(admin)).toEqual(guide);
    expect(await findGuide(other.admin)).toMatchObject({ sipDomain: null });
    expect(await audited(admin, "guide.changed")).toEqual([
      {
        actorId: admin.agentId,
        details: {
          sipDomain,
          sipDomainBefore: null,
          desktopPhoneUrl: "https://example.com/phone",
          desktopPhoneUrlBefore: null,
          crmNotes: "Press Pair.",
          crmNotesBefore: null,
        },
      },
      {
        actorId: admin.agentId,
        details: {
          crmNotes: null,
          crmNotesBefore: "Press Pair.",
          sipWebsocketUrl: "wss://sip.example.com/",
          sipWebsocketUrlBefore: null,
        },
      },
    ]);
  });

  it("writes nothing where nothing is another, nor for the same form twice", async () => {
    const { admin } = await anOrganisation();
    const form = aGuide({ sipDomain: aDomain() });
    await changeGuide(admin, form);
    expect(await changeGuide(admin, form)).toMatchObject({ ok: true, replayed: true });
    await changeGuide(admin, { ...form, key: newId() });
    expect(await audited(admin, "guide.changed")).toHaveLength(1);
  });

  it("refuses a SIP domain that another organisation has, and gives it once that one has another", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    const sipDomain = aDomain();
    await changeGuide(theirs.admin, aGuide({ sipDomain }));
    expect(await changeGuide(ours.admin, aGuide({ sipDomain }))).toEqual({
      ok: false,
      refusal: "domain-taken",
    });
    expect(await findGuide(ours.admin)).toMatchObject({ sipDomain: null, crmNotes: null });
    await changeGuide(theirs.admin, aGuide({ sipDomain: null }));
    expect(await changeGuide(ours.admin, aGuide({ sipDomain }))).toMatchObject({ ok: true });
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const org = await anOrganisation();
    await expect(changeGuide(await org.member(role), aGuide())).rejects.toMatchObject({ name: "NotAllowed" });
  });
});
