import { describe, expect, it } from "vitest";
import { read } from "#db/client.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { readTiers } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { addTier } from "./add-tier.ts";
import { AddTier } from "./schema.ts";

const setUpAt = new Date("2026-03-05T12:00:00Z");
const april = new Date("2026-04-10T23:30:00Z");
const aForm = (changed: Record<string, string> = {}) =>
  AddTier.parse({ key: newId(), name: "Starter", price: "19,90", isOffered: "on", ...changed });

describe("addTier", () => {
  it("adds a tier at the end of the catalogue, with a price from today", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const added = await addTier(admin, aForm({ hasSms: "on", hasConnectionBoost: "on" }), april);
    expect(added).toMatchObject({ ok: true, value: { name: "Starter" } });
    const tiers = await tiersOf(admin);
    expect(tiers.map(({ name }) => name)).toEqual(["Essential", "Professional", "Enterprise", "Starter"]);
    expect(tiers.at(-1)).toMatchObject({
      id: added.ok && added.value.tierId,
      isOffered: true,
      hasSms: true,
      hasCallRecording: false,
      hasConnectionBoost: true,
      // In Berlin it is the 11th already.
      prices: [{ startsOn: "2026-04-11", monthlyPrice: 1990n }],
    });
    expect(await audited(admin, "tier.added")).toEqual([
      { actorId: admin.agentId, details: { tier: "Starter", price: "19.90" } },
    ]);
  });

  it.each([
    { why: "a name that another tier has", changed: { name: " Professional " }, refusal: "name-taken" },
    { why: "or in other letters", changed: { name: "professional" }, refusal: "name-taken" },
    { why: "more decimals than euros have", changed: { price: "1.250" }, refusal: "price-decimals" },
  ])("refuses $why, and adds nothing", async ({ changed, refusal }) => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    expect(await addTier(admin, aForm(changed), april)).toEqual({ ok: false, refusal });
    expect(await tiersOf(admin)).toHaveLength(3);
    expect(await audited(admin, "tier.added")).toEqual([]);
  });

  it("acts once on the same form, and two organisations may use one name", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const { admin: stranger } = await anOrganisation("Theirs", { setUpAt });
    const form = aForm();
    await addTier(admin, form, april);
    expect(await addTier(admin, form, april)).toMatchObject({ ok: true, replayed: true });
    expect(await tiersOf(admin)).toHaveLength(4);
    expect(await addTier(stranger, aForm(), april)).toMatchObject({ ok: true });
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const member = await (await anOrganisation("Acme", { setUpAt })).member(role);
    await expect(addTier(member, aForm(), april)).rejects.toMatchObject({ permission: "settings.change" });
  });
});

const tiersOf = (actor: Actor) => read(actor, (tx) => readTiers(tx, actor.orgId));
