import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { extensions, organisations, sipDomains } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { md5, sipAccountOf } from "#db/testing/sip-secret-of.ts";
import { newId } from "#lib/values/ids.ts";
import { writeMissingDigests } from "./missing-digests.ts";

it("digests of secrets from before digests were kept are written once, where there is a domain", async () => {
  const [org, bare] = [await anOrganisation(), await anOrganisation()];
  const seats = [];
  for (const { admin, tiers } of [org, bare]) {
    seats.push((await join(admin, { tierId: tiers[0]?.id ?? newId<"tiers">() }, new Date())).seatId);
  }
  const [seat, bareSeat] = seats;
  if (!seat || !bareSeat) throw new Error("no seats");
  await asSystem("test", async (tx) => {
    const { orgId } = org.admin;
    await tx.insert(sipDomains).values({ domain: "late.example.com", orgId });
    await tx.update(organisations).set({ sipDomain: "late.example.com" }).where(eq(organisations.id, orgId));
    await tx.update(extensions).set({ ha1: null });
  });

  expect(await asSystem("test", writeMissingDigests)).toBe(1);
  const { secret, ha1 } = await sipAccountOf(seat);
  expect(ha1).toBe(md5(`100:late.example.com:${secret}`));
  expect((await sipAccountOf(bareSeat)).ha1).toBeNull();
  expect(await asSystem("test", writeMissingDigests)).toBe(0);
});
