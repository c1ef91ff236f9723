import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { numberHolds, numberPrices, outbox, seats } from "#db/schema/index.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { type ScriptedCarrier, scriptedCarrier } from "#lib/carrier/testing/scripted-carrier.ts";
import { addedRoute, aNumber } from "#lib/routes/testing/some-routes.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds, type Day } from "#lib/values/day.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { minorUnits } from "#lib/values/money.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { buyNumber } from "./buy-number.ts";
import { findOwnNumber } from "./find-own-number.ts";
import { holdSeconds } from "./rules.ts";
import { anUnsoldNumber, buy, buyForm, rowsOf, select } from "./testing/a-purchase.ts";

const at = noonOf("2026-01-17");
const clock = () => at;

let organisation: TestOrganisation;
let admin: Actor;
let carrier: ScriptedCarrier;
let number: PhoneNumber;

beforeEach(async () => {
  organisation = await anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01") });
  ({ admin } = organisation);
  carrier = scriptedCarrier();
  number = anUnsoldNumber();
});

const where = () => ({ at, carrier, clock });

async function aSeat(): Promise<SeatId> {
  const tier = organisation.tiers[0];
  if (!tier) throw new Error("no tier");
  return (await join(admin, { tierId: tier.id }, at)).seatId;
}

async function callerIdOf(seatId: SeatId) {
  const [seat] = await asSystem("test", (tx) =>
    tx.select({ id: seats.callerNumberId }).from(seats).where(eq(seats.id, seatId)),
  );
  return seat?.id ?? null;
}

describe("buying a number", () => {
  it("asks the carrier once, charges when it confirms, and tells the admins", async () => {
    const bought = await buy(admin, number, where());
    expect(bought).toMatchObject({ ok: true, value: { number, purchase: { state: "bought" } } });
    expect(carrier.asked).toEqual([`buy ${number}`]);

    const [row] = await rowsOf(number);
    expect(row).toMatchObject({
      state: "bought",
      carrierId: `PN-rollcall-${row?.id}`,
      monthlyPrice: 200n,
      seatId: null,
      requestedBy: admin.agentId,
    });
    expect(await ledgerOf(admin)).toMatchObject([
      {
        kind: "number-added",
        numberId: row?.id,
        amount: 97n,
        actorId: admin.agentId,
        chargedOn: "2026-01-17",
      },
    ]);
    expect(await audited(admin, "number.requested")).toMatchObject([{ details: { number } }]);
    expect(await audited(admin, "number.bought")).toMatchObject([
      { actorId: admin.agentId, details: { number } },
    ]);
    const mails = await asSystem("test", (tx) =>
      tx
        .select()
        .from(outbox)
        .where(and(eq(outbox.orgId, admin.orgId), eq(outbox.template, "seat-charged"))),
    );
    expect(mails).toHaveLength(1);
    const holds = await asSystem("test", (tx) =>
      tx.select().from(numberHolds).where(eq(numberHolds.number, number)),
    );
    expect(holds).toEqual([]);
  });

  it("for a seat makes it the direct number and the caller ID, whatever was shown before", async () => {
    const seatId = await aSeat();
    const shared = await aNumber(admin, { routeId: await addedRoute(admin) });
    const shown = { callerNumberId: shared.id };
    await asSystem("test", (tx) => tx.update(seats).set(shown).where(eq(seats.id, seatId)));
    await buy(admin, number, where(), { owner: { kind: "seat", seatId } });
    const [row] = await rowsOf(number);
    expect(row).toMatchObject({ seatId });
    expect(await callerIdOf(seatId)).toBe(row?.id);
    expect(await audited(admin, "caller-id.changed")).toMatchObject([{ details: { callerId: number } }]);

    const second = await buy(admin, anUnsoldNumber(), where(), { owner: { kind: "seat", seatId } });
    expect(second).toEqual({ ok: false, refusal: "seat-has-number" });
    expect(await callerIdOf(seatId)).toBe(row?.id);
  });

  it("sent twice acts once", async () => {
    await select(admin, number, where());
    const form = await buyForm(admin, number, where());
    const first = await buyNumber(admin, form, where());
    const again = await buyNumber(admin, form, where());
    expect(first).toMatchObject({ ok: true, replayed: false });
    expect(again).toMatchObject({ ok: true, replayed: true, value: { purchase: { state: "bought" } } });
    expect(carrier.asked).toEqual([`buy ${number}`]);
    expect(await ledgerOf(admin)).toHaveLength(1);
  });
});

describe("a number that the organisation has by now", () => {
  it("is said to be its own, whose purchase used the hold up: in a second tab, and by a colleague who selected nothing", async () => {
    await select(admin, number, where());
    const form = await buyForm(admin, number, where());
    await buyNumber(admin, form, where());
    const again = { ...form, key: formKey() };
    const refused = { ok: false, refusal: "number-yours" };
    expect(await buyNumber(admin, again, where())).toEqual(refused);
    expect(
      await buyNumber(await organisation.member("admin"), { ...again, key: formKey() }, where()),
    ).toEqual(refused);
    const [row] = await rowsOf(number);
    expect(await findOwnNumber(admin, number)).toEqual({ id: row?.id, isBought: true });
    expect(await ledgerOf(admin)).toHaveLength(1);
  });

  it("is not said to be bought while the carrier has not answered, nor to be anybody else's", async () => {
    const theirs = (await anOrganisation("Theirs", { setUpAt: noonOf("2026-01-01") })).admin;
    carrier.answers = [{ kind: "sold-in-silence" }];
    await buy(theirs, number, where());
    const form = { key: formKey(), number, owner: null, quote: null };
    expect(await buyNumber(theirs, form, where())).toEqual({ ok: false, refusal: "number-being-bought" });
    expect(await findOwnNumber(theirs, number)).toMatchObject({ isBought: false });
    expect(await findOwnNumber(admin, number)).toBeNull();
    expect(await buyNumber(admin, { ...form, key: formKey() }, where())).toEqual({
      ok: false,
      refusal: "hold-expired",
    });
  });
});

describe("nothing goes to the carrier, and nothing is charged", () => {
  async function expectRefused(form: Promise<unknown>, refusal: string): Promise<void> {
    expect(await form).toEqual({ ok: false, refusal });
    expect(carrier.asked).toEqual([]);
    expect(await rowsOf(number)).toEqual([]);
    expect((await ledgerOf(admin)).filter((row) => row.numberId)).toEqual([]);
  }

  it("once the ten minutes are over", async () => {
    await select(admin, number, where());
    const form = await buyForm(admin, number, where());
    const late = { ...where(), clock: () => addSeconds(at, holdSeconds) };
    await expectRefused(buyNumber(admin, form, late), "hold-expired");
  });

  it("for a number that a colleague has selected", async () => {
    const other = await organisation.member("admin");
    await select(other, number, where());
    const form = await buyForm(other, number, where());
    await expectRefused(buyNumber(admin, form, where()), "hold-expired");
  });

  it("while the quote was not seen, or is another by now", async () => {
    await select(admin, number, where());
    const form = await buyForm(admin, number, where());
    await expectRefused(buyNumber(admin, { ...form, quote: null }, where()), "quote-not-seen");
    await asSystem("test", (tx) =>
      tx.insert(numberPrices).values({
        orgId: admin.orgId,
        currency: "EUR",
        country: "US",
        startsOn: "2026-01-16" as Day,
        monthlyPrice: minorUnits(300),
      }),
    );
    await expectRefused(buyNumber(admin, { ...form }, where()), "quote-changed");
  });

  it("for a seat or route that is not there, or another organisation's", async () => {
    const theirs = await anOrganisation("Theirs");
    const tierId = theirs.tiers[0]?.id ?? newId<"tiers">();
    const { seatId } = await join(theirs.admin, { tierId }, new Date());
    await select(admin, number, where());
    for (const [owner, refusal] of [
      [{ kind: "seat", seatId }, "seat-not-there"],
      [{ kind: "route", routeId: newId<"routes">() }, "route-not-there"],
    ] as const) {
      await expectRefused(
        buyNumber(admin, await buyForm(admin, number, where(), { owner }), where()),
        refusal,
      );
    }
  });

  it("by a manager", async () => {
    const manager = await organisation.member("manager");
    await select(admin, number, where());
    const form = await buyForm(admin, number, where());
    await expect(buyNumber(manager, form, where())).rejects.toThrow(NotAllowed);
    expect(carrier.asked).toEqual([]);
  });
});
