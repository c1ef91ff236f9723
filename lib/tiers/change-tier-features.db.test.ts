import { describe, expect, it } from "vitest";
import { read } from "#db/client.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { readTiers } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { seenText } from "#lib/values/seen.ts";
import { changeTierFeatures } from "./change-tier-features.ts";
import { ChangeTierFeatures } from "./schema.ts";

const setUpAt = new Date("2026-03-05T12:00:00Z");

describe("changeTierFeatures", () => {
  const change = (tierId: string, changed: Record<string, string> = {}) =>
    ChangeTierFeatures.parse({ key: newId(), tierId, name: "Essential", isOffered: "on", ...changed });

  it("changes name, features and whether it is sold, and tells what they were", async () => {
    const { admin, tiers } = await anOrganisation("Acme", { setUpAt });
    const id = tiers[0]?.id ?? "";
    const form = ChangeTierFeatures.parse({ key: newId(), tierId: id, name: "Basic", hasSms: "on" });
    expect(await changeTierFeatures(admin, form)).toMatchObject({ ok: true });
    expect((await tiersOf(admin))[0]).toMatchObject({ name: "Basic", hasSms: true, isOffered: false });
    expect(await audited(admin, "tier.changed")).toEqual([
      {
        actorId: admin.agentId,
        details: {
          tier: "Essential",
          name: "Basic",
          nameBefore: "Essential",
          hasSms: true,
          hasSmsBefore: false,
          isOffered: false,
          isOfferedBefore: true,
        },
      },
    ]);
  });

  it("records nothing when nothing changes", async () => {
    const { admin, tiers } = await anOrganisation("Acme", { setUpAt });
    expect(await changeTierFeatures(admin, change(tiers[0]?.id ?? ""))).toMatchObject({ ok: true });
    expect(await audited(admin, "tier.changed")).toEqual([]);
  });

  it("refuses a form that shows what somebody else has changed since", async () => {
    const { admin, tiers } = await anOrganisation("Acme", { setUpAt });
    const id = tiers[0]?.id ?? "";
    const [tier] = await tiersOf(admin);
    if (!tier) throw new Error("no tier");
    const { name, hasSms, hasCallRecording, hasConnectionBoost, isOffered } = tier;
    const seen = seenText({ name, hasSms, hasCallRecording, hasConnectionBoost, isOffered });
    expect(await changeTierFeatures(admin, change(id, { seen, hasSms: "on" }))).toMatchObject({ ok: true });
    expect(await changeTierFeatures(admin, change(id, { seen, name: "Basic" }))).toEqual({
      ok: false,
      refusal: "changed-meanwhile",
    });
    expect((await tiersOf(admin))[0]).toMatchObject({ name: "Essential", hasSms: true });
  });

  it("refuses the name of another tier, and another organisation's tier", async () => {
    const { admin, tiers } = await anOrganisation("Acme", { setUpAt });
    const theirs = await anOrganisation("Theirs", { setUpAt });
    const taken = change(tiers[0]?.id ?? "", { name: "Enterprise" });
    expect(await changeTierFeatures(admin, taken)).toEqual({ ok: false, refusal: "name-taken" });
    const foreign = change(theirs.tiers[0]?.id ?? "", { name: "Ours" });
    expect(await changeTierFeatures(admin, foreign)).toEqual({ ok: false, refusal: "tier-not-there" });
    expect((await tiersOf(theirs.admin))[0]?.name).toBe("Essential");
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const org = await anOrganisation("Acme", { setUpAt });
    const form = change(org.tiers[0]?.id ?? "");
    await expect(changeTierFeatures(await org.member(role), form)).rejects.toMatchObject({
      permission: "settings.change",
    });
  });
});

const tiersOf = (actor: Actor) => read(actor, (tx) => readTiers(tx, actor.orgId));
