import { describe, expect, it } from "vitest";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { newId } from "#lib/values/ids.ts";
import { changeGuide } from "./change-guide.ts";
import { findGuide } from "./guide.ts";
import type { ChangeGuide } from "./guide-schema.ts";

const aGuide = (change: Partial<ChangeGuide> = {}): ChangeGuide => ({
  key: newId<"idempotency_keys">(),
  sipDomain: "sip.example.com",
  desktopPhoneUrl: "https://example.com/phone",
  mobilePhoneUrl: null,
  crmNotes: "Press Pair.",
  ...change,
});

describe("changeGuide", () => {
  it("changes this organisation's guide and tells the trail what was before", async () => {
    const { admin } = await anOrganisation();
    const other = await anOrganisation();
    expect(await changeGuide(admin, aGuide())).toMatchObject({ ok: true });
    await changeGuide(admin, aGuide({ crmNotes: null }));

    const { key: _key, ...guide } = aGuide({ crmNotes: null });
    expect(await findGuide(admin)).toEqual(guide);
    expect(await findGuide(other.admin)).toMatchObject({ sipDomain: null });
    expect(await audited(admin, "guide.changed")).toEqual([
      {
        actorId: admin.agentId,
        details: {
          sipDomain: "sip.example.com",
          sipDomainBefore: null,
          desktopPhoneUrl: "https://example.com/phone",
          desktopPhoneUrlBefore: null,
          crmNotes: "Press Pair.",
          crmNotesBefore: null,
        },
      },
      { actorId: admin.agentId, details: { crmNotes: null, crmNotesBefore: "Press Pair." } },
    ]);
  });

  it("writes nothing where nothing is another, nor for the same form twice", async () => {
    const { admin } = await anOrganisation();
    const form = aGuide();
    await changeGuide(admin, form);
    expect(await changeGuide(admin, form)).toMatchObject({ ok: true, replayed: true });
    await changeGuide(admin, aGuide());
    expect(await audited(admin, "guide.changed")).toHaveLength(1);
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const org = await anOrganisation();
    await expect(changeGuide(await org.member(role), aGuide())).rejects.toMatchObject({ name: "NotAllowed" });
  });
});
