import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { ledgerOf, noonOf } from "#db/testing/charged.ts";
import { type ScriptedCarrier, scriptedCarrier } from "#lib/carrier/testing/scripted-carrier.ts";
import { buyNumber } from "#lib/numbers/buy-number.ts";
import { recordNews } from "#lib/numbers/record-news.ts";
import { anUnsoldNumber, buy, buyForm, rowsOf, select } from "#lib/numbers/testing/a-purchase.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds } from "#lib/values/day.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { settleNumbers } from "./settle-numbers.ts";
import { writeDue } from "./write-due.ts";

const at = noonOf("2026-01-17");
const moment = new Date();
/** Both clocks, so many seconds after the purchase. */
const secondsOn = (seconds: number) => ({
  at: addSeconds(at, seconds),
  clock: () => addSeconds(moment, seconds),
});

let admin: Actor;
let carrier: ScriptedCarrier;
let number: PhoneNumber;

beforeEach(async () => {
  // What other tests of this file left is none of this one's business.
  await asSystem("test", (tx) => tx.update(numbers).set({ askAt: new Date("2100-01-01") }));
  admin = (await anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01") })).admin;
  carrier = scriptedCarrier();
  number = anUnsoldNumber();
});

const settle = (seconds: number) => settleNumbers(() => carrier, secondsOn(seconds));
const asked = (what: string) => carrier.asked.filter((each) => each === `${what} ${number}`).length;
const stateOf = async () => (await rowsOf(number)).map(({ state }) => state);

describe("a purchase that was not answered", () => {
  it("is asked about, never asked for again: bought and charged once when the carrier says that it is ours", async () => {
    carrier.answers = [{ kind: "sold-in-silence" }];
    const outcome = await buy(admin, number, { carrier, ...secondsOn(0) });
    expect(outcome).toMatchObject({ ok: true, value: { purchase: { state: "unknown" } } });
    expect(await ledgerOf(admin)).toEqual([]);
    expect(await stateOf()).toEqual(["unknown"]);

    await settle(2);
    expect(asked("find"), "not before its time").toBe(0);
    await settle(30);
    await settle(60);
    expect(await stateOf()).toEqual(["bought"]);
    expect([asked("buy"), asked("find")]).toEqual([1, 1]);
    expect(await ledgerOf(admin)).toHaveLength(1);
  });

  it("fails when the carrier says long enough that it is not ours; nobody is charged, and it is anybody's again", async () => {
    carrier.answers = [{ kind: "unknown" }];
    await buy(admin, number, { carrier, ...secondsOn(0) });
    await settle(30);
    expect(await stateOf()).toEqual(["unknown"]);
    await settle(700);
    expect(await rowsOf(number)).toMatchObject([{ state: "failed", reason: "carrier-did-not-sell" }]);
    expect(asked("buy")).toBe(1);
    expect(await ledgerOf(admin)).toEqual([]);
    expect(await audited(admin, "number.failed")).toHaveLength(1);
    expect(await buy(admin, number, { carrier, ...secondsOn(800) })).toMatchObject({
      ok: true,
      value: { purchase: { state: "bought" } },
    });
  });

  it("stays unknown as long as the carrier is away, asked ever more rarely", async () => {
    carrier.answers = [{ kind: "sold-in-silence" }];
    carrier.isAway = true;
    await buy(admin, number, { carrier, ...secondsOn(0) });
    for (let seconds = 0; seconds <= 86_400; seconds += 900) await settle(seconds);
    expect(await stateOf()).toEqual(["unknown"]);
    expect(asked("find")).toBeLessThan(40);
    carrier.isAway = false;
    await settle(200_000);
    expect(await stateOf()).toEqual(["bought"]);
    expect(asked("buy")).toBe(1);
  });

  it("is left alone while the one who asked still waits, and when that answer comes late it changes nothing more", async () => {
    const rows = async () => (await rowsOf(number))[0];
    carrier.whileBuying = async () => {
      await settle(20);
      expect(asked("find"), "under its lease").toBe(0);
      const row = await rows();
      carrier.sold.set(number, { reference: `rollcall-${row?.id}`, carrierId: "PN-late" });
      await settle(40);
      expect(await stateOf(), "the lease is over, and the carrier says that it is ours").toEqual(["bought"]);
    };
    const outcome = await buy(admin, number, { carrier, ...secondsOn(0) });
    expect(outcome).toMatchObject({ ok: true, value: { purchase: { state: "bought" } } });
    expect(await ledgerOf(admin)).toHaveLength(1);
    expect(asked("buy")).toBe(1);
  });
});

it("a fault that outlasts its lease ends the round, and is not gone round for ever", async () => {
  carrier.answers = [{ kind: "sold-in-silence" }];
  await buy(admin, number, { carrier, ...secondsOn(0) });
  const broken: typeof carrier = { ...carrier, find: () => Promise.reject(new Error("broken")) };
  let seconds = 30;
  const clock = () => {
    seconds += 40;
    return addSeconds(moment, seconds);
  };
  await settleNumbers(() => broken, { at: addSeconds(at, 30), clock });
  expect(await stateOf()).toEqual(["unknown"]);
});

it("a fault with one number keeps no other waiting", async () => {
  const other = anUnsoldNumber();
  carrier.answers = [{ kind: "sold-in-silence" }, { kind: "sold-in-silence" }];
  await buy(admin, number, { carrier, ...secondsOn(0) });
  await buy(admin, other, { carrier, ...secondsOn(1) });
  const broken: typeof carrier = {
    ...carrier,
    find: (asked, reference) =>
      asked === number ? Promise.reject(new Error("broken")) : carrier.find(asked, reference),
  };
  await settleNumbers(() => broken, secondsOn(30));
  expect(await stateOf()).toEqual(["unknown"]);
  expect((await rowsOf(other)).map(({ state }) => state)).toEqual(["bought"]);
});

describe("a process that dies", () => {
  it("before it asked leaves the asking to the job", async () => {
    await select(admin, number, { carrier, ...secondsOn(0) });
    const form = await buyForm(admin, number, { at });
    const dying = { ...carrier, buy: () => Promise.reject(new Error("killed")) };
    await expect(buyNumber(admin, form, { carrier: dying, ...secondsOn(0) })).rejects.toThrow("killed");
    await asSystem("test", (tx) =>
      tx.update(numbers).set({ leasedUntil: null }).where(eq(numbers.number, number)),
    );
    await settle(10);
    expect(asked("buy"), "the one who asks at once comes first").toBe(0);
    await settle(20);
    expect(asked("buy")).toBe(1);
    expect(await stateOf()).toEqual(["bought"]);
    expect(await ledgerOf(admin)).toHaveLength(1);
  });

  it("while it asked leaves a purchase that nobody asks for a second time", async () => {
    await select(admin, number, { carrier, ...secondsOn(0) });
    const form = await buyForm(admin, number, { at });
    const dying = { ...carrier, buy: () => Promise.reject(new Error("killed")) };
    await expect(buyNumber(admin, form, { carrier: dying, ...secondsOn(0) })).rejects.toThrow("killed");
    for (const seconds of [20, 40, 700]) await settle(seconds);
    expect(asked("buy")).toBe(0);
    expect(asked("find")).toBe(2);
    expect(await stateOf()).toEqual(["failed"]);
  });
});

describe("what nobody wants any more", () => {
  it("goes back to the carrier when it was sold after all, and is not charged", async () => {
    carrier.answers = [{ kind: "unknown" }];
    await buy(admin, number, { carrier, ...secondsOn(0) });
    await settle(700);
    const [row] = await rowsOf(number);
    if (!row) throw new Error("no row");
    carrier.sold.set(number, { reference: `rollcall-${row.id}`, carrierId: "PN-too-late" });
    const news = { kind: "bought", carrierId: "PN-too-late" } as const;
    await recordNews({ orgId: admin.orgId, numberId: row.id }, news, secondsOn(800));
    await settle(800);
    expect(carrier.sold.size).toBe(0);
    expect(await rowsOf(number)).toMatchObject([{ state: "failed", returnedAt: expect.any(Date) }]);
    expect(await ledgerOf(admin)).toEqual([]);
    await settle(900);
    expect(carrier.asked.filter((each) => each.startsWith("release"))).toEqual(["release PN-too-late"]);
  });

  it("goes back on its release date, tried again while the carrier is away", async () => {
    await buy(admin, number, { carrier, ...secondsOn(0) });
    await asSystem("test", (tx) =>
      tx
        .update(numbers)
        .set({ releaseOn: "2026-02-01" as never })
        .where(eq(numbers.number, number)),
    );
    const released = noonOf("2026-02-01");
    await writeDue(released);
    expect(await stateOf()).toEqual(["released"]);
    carrier.isAway = true;
    const later = (seconds: number) => addSeconds(released, seconds);
    const settleAt = (seconds: number) =>
      settleNumbers(() => carrier, { at: later(seconds), clock: () => later(seconds) });
    await settleAt(1);
    expect(carrier.sold.size).toBe(1);
    carrier.isAway = false;
    await settleAt(60);
    expect(carrier.sold.size).toBe(0);
    expect(await rowsOf(number)).toMatchObject([{ returnedAt: expect.any(Date) }]);
  });
});
