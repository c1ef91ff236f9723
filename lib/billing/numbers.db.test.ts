import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, type DatabaseFault, read } from "#db/client.ts";
import { numberPrices, numbers, seats } from "#db/schema/index.ts";
import { aNumber } from "#db/testing/a-number.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { join, ledgerOf, nextDueOf, noonOf, owedOf } from "#db/testing/charged.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { NumberId, TierId } from "#lib/values/ids.ts";
import { minorUnits } from "#lib/values/money.ts";
import { chargeNumber } from "./charge-number.ts";
import { listCharges } from "./list-charges.ts";
import { ChargeFilter } from "./list-filter.ts";
import { billingOverview } from "./overview.ts";
import { readBilling } from "./read-billing.ts";
import { readStatement } from "./statement.ts";

const boughtAt = noonOf("2026-01-17");

async function aChargedNumber(admin: Actor, change: Parameters<typeof aNumber>[2] = {}): Promise<NumberId> {
  const id = await aNumber(admin, boughtAt, change);
  await charge(admin, id);
  return id;
}

function charge({ orgId, agentId, name }: Actor, id: NumberId, on = "2026-01-17") {
  return asSystem("test", async (tx) => {
    const [number] = await tx.select().from(numbers).where(eq(numbers.id, id));
    if (!number) throw new Error("no number");
    const billing = await readBilling(tx, orgId, on as Day);
    await chargeNumber(
      tx,
      orgId,
      billing,
      { ...number, agentId: null, by: { id: agentId, name } },
      noonOf(on),
    );
  });
}

const organisation = (cycle: "monthly" | "quarterly" = "monthly"): Promise<TestOrganisation> =>
  anOrganisation("Numbers", { cycle, setUpAt: noonOf("2026-01-01") });

describe("a number is charged", () => {
  it("from the day on which it was confirmed, the rest of a longer cycle as a second charge", async () => {
    const { admin } = await organisation("quarterly");
    const numberId = await aChargedNumber(admin);
    expect(await ledgerOf(admin)).toMatchObject([
      {
        kind: "number-added",
        numberId,
        seatId: null,
        tierId: null,
        days: 15,
        ofDays: 31,
        amount: 97n,
        chargedOn: "2026-01-17",
      },
    ]);
    expect(await owedOf(admin)).toMatchObject([
      { kind: "number-added-rest", numberId, months: 2, amount: 400n, dueOn: "2026-02-01" },
    ]);
    expect(await nextDueOf(admin)).toBe("2026-02-01");
  });

  it("for the whole cycle on each bill date, at the price list of that day, and whoever holds its seat is named", async () => {
    const { admin, tiers } = await organisation();
    const { agentId, seatId } = await join(admin, { tierId: tiers[0]?.id as TierId }, boughtAt);
    const numberId = await aChargedNumber(admin, { seatId });
    await asSystem("test", (tx) =>
      tx.insert(numberPrices).values({
        orgId: admin.orgId,
        currency: "EUR",
        country: "US",
        startsOn: "2026-02-15" as Day,
        monthlyPrice: minorUnits(300),
      }),
    );
    await writeDue(noonOf("2026-03-01"));
    const renewals = (await ledgerOf(admin)).filter(({ kind }) => kind === "number-renewal");
    expect(renewals).toMatchObject([
      { numberId, agentId, amount: 200n, coversFrom: "2026-02-01", coversUntil: "2026-03-01", actorId: null },
      { numberId, agentId, amount: 300n, coversFrom: "2026-03-01", coversUntil: "2026-04-01" },
    ]);
  });

  it("a second charge names who holds the seat when it falls due", async () => {
    const { admin, tiers } = await organisation("quarterly");
    const { agentId, seatId } = await join(admin, { tierId: tiers[0]?.id as TierId }, boughtAt);
    await aChargedNumber(admin, { seatId });
    await writeDue(noonOf("2026-02-01"));
    expect((await ledgerOf(admin)).filter(({ kind }) => kind === "number-added-rest")).toMatchObject([
      { agentId, amount: 400n },
    ]);
  });

  it.each(["requested", "unknown", "failed"] as const)("never while it is %s", async (state) => {
    const { admin } = await organisation();
    await aNumber(admin, boughtAt, { state, carrierId: null, boughtAt: null });
    await writeDue(noonOf("2026-02-01"));
    expect(await ledgerOf(admin)).toEqual([]);
  });

  it("no day twice, whatever hand does the writing", async () => {
    const { admin } = await organisation();
    const id = await aChargedNumber(admin);
    const fault = await charge(admin, id, "2026-01-20").catch((error: DatabaseFault) => error.constraint);
    expect(fault).toBe("charges_number_overlap");
  });
});

describe("a number whose release is planned", () => {
  it("goes on that bill date, is renewed no more, leaves its seat, and the carrier is to be told", async () => {
    const { admin, tiers } = await organisation();
    const { seatId } = await join(admin, { tierId: tiers[0]?.id as TierId }, boughtAt);
    const id = await aChargedNumber(admin, { seatId });
    const change = { callerNumberId: id };
    await asSystem("test", (tx) => tx.update(seats).set(change).where(eq(seats.id, seatId)));
    await asSystem("test", (tx) =>
      tx
        .update(numbers)
        .set({ releaseOn: "2026-02-01" as Day })
        .where(eq(numbers.id, id)),
    );
    await writeDue(noonOf("2026-02-01"));

    const [[number], [seat]] = await read(admin, async (tx) => [
      await tx.select().from(numbers).where(eq(numbers.id, id)),
      await tx.select().from(seats).where(eq(seats.id, seatId)),
    ]);
    expect(number).toMatchObject({ state: "released", seatId: null, askAt: expect.any(Date) });
    expect(seat).toMatchObject({ callerNumberId: null, lostCallerNumberId: id });
    expect((await ledgerOf(admin)).map(({ kind }) => kind)).not.toContain("number-renewal");
  });
});

describe("who reads the bill sees numbers", () => {
  it("in the ledger and by their digits, on the statement and on the next bill", async () => {
    const { admin } = await organisation();
    const numberId = await aChargedNumber(admin, { number: "+14155550163" });
    const all = await listCharges(admin, ChargeFilter.parse({}), null);
    expect(all.rows).toMatchObject([
      { numberId, number: "+14155550163", country: "US", tier: null, amount: 97n },
    ]);
    expect((await listCharges(admin, ChargeFilter.parse({ q: "555-0163" }), null)).rows).toHaveLength(1);
    expect((await listCharges(admin, ChargeFilter.parse({ q: "555-0164" }), null)).rows).toEqual([]);
    const statement = await readStatement(admin, "2026-01-17" as Day, boughtAt);
    expect(statement?.lines).toMatchObject([{ number: "+14155550163", country: "US", amount: 97n }]);
    expect((await billingOverview(admin, boughtAt)).nextBill).toMatchObject({ amount: 200n });
  });
});
