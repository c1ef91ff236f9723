import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { tierPrices } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, noonOf } from "#db/testing/charged.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { readTiers } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type TierId } from "#lib/values/ids.ts";
import { addTier } from "./add-tier.ts";
import { deleteTier } from "./delete-tier.ts";
import { findTier } from "./queries.ts";
import { AddTier } from "./schema.ts";

const at = noonOf("2026-03-10");
const form = (tierId: TierId) => ({ key: formKey(), tierId });

async function aMistake(admin: Actor): Promise<TierId> {
  const wanted = AddTier.parse({ key: newId(), name: "Profesional", price: "19,90", isOffered: "on" });
  const added = await addTier(admin, wanted, at);
  if (!added.ok) throw new Error(added.refusal);
  return added.value.tierId;
}

const namesOf = (admin: Actor) =>
  read(admin, async (tx) => (await readTiers(tx, admin.orgId)).map(({ name }) => name));

describe("deleteTier", () => {
  it("takes away a tier typed by mistake with its prices, and the name is free again", async () => {
    const { admin } = await anOrganisation("Tiers", { setUpAt: noonOf("2026-03-01") });
    const tierId = await aMistake(admin);
    expect(await findTier(admin, tierId, at)).toMatchObject({ staysBecause: null });
    expect(await deleteTier(admin, form(tierId), at)).toMatchObject({
      ok: true,
      value: { name: "Profesional" },
    });
    expect(await namesOf(admin)).toEqual(["Essential", "Professional", "Enterprise"]);
    const prices = await asSystem("test", (tx) => tx.$count(tierPrices, eq(tierPrices.tierId, tierId)));
    expect(prices).toBe(0);
    expect(await audited(admin, "tier.deleted")).toEqual([
      { actorId: admin.agentId, details: { tier: "Profesional" } },
    ]);
    expect(await deleteTier(admin, form(tierId), at)).toEqual({ ok: false, refusal: "tier-not-there" });
    await aMistake(admin);
  });

  it("refuses one that a seat has had or something was charged for, the last one, and another organisation's", async () => {
    const { admin, member, tiers } = await anOrganisation("Tiers", { setUpAt: noonOf("2026-03-01") });
    const [sold, ...unsold] = tiers.map(({ id }) => id);
    if (!sold) throw new Error("no tier");
    await join(admin, { tierId: sold }, at);
    expect(await deleteTier(admin, form(sold), at)).toEqual({ ok: false, refusal: "tier-in-use" });
    expect(await findTier(admin, sold, at)).toMatchObject({ staysBecause: "tier-in-use" });

    const stranger = await anOrganisation("Theirs", { setUpAt: noonOf("2026-03-01") });
    expect(await deleteTier(stranger.admin, form(sold), at)).toEqual({
      ok: false,
      refusal: "tier-not-there",
    });
    const theirs = stranger.tiers.map(({ id }) => id);
    for (const id of theirs.slice(1)) await deleteTier(stranger.admin, form(id), at);
    expect(await deleteTier(stranger.admin, form(theirs[0] ?? sold), at)).toEqual({
      ok: false,
      refusal: "tier-is-last",
    });
    await expect(deleteTier(await member("manager"), form(unsold[0] ?? sold), at)).rejects.toThrow(
      NotAllowed,
    );
  });
});
