import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { numberHolds, numbers } from "#db/schema/index.ts";
import { aNumber } from "#db/testing/a-number.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { formKey, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { type ScriptedCarrier, scriptedCarrier } from "#lib/carrier/testing/scripted-carrier.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds } from "#lib/values/day.ts";
import { minorUnits } from "#lib/values/money.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { buyNumber } from "./buy-number.ts";
import { holdNumber } from "./hold-number.ts";
import { recordNews } from "./record-news.ts";
import { holdSeconds, mostHolds } from "./rules.ts";
import { anUnsoldNumber, buy, buyForm, rowsOf, select } from "./testing/a-purchase.ts";

const at = noonOf("2026-01-17");
const moment = new Date();
const where = (seconds = 0) => ({ at, carrier, clock: () => addSeconds(moment, seconds) });

let ours: Actor;
let theirs: Actor;
let carrier: ScriptedCarrier;
let number: PhoneNumber;

beforeEach(async () => {
  ours = (await anOrganisation("Ours", { setUpAt: noonOf("2026-01-01") })).admin;
  theirs = (await anOrganisation("Theirs", { setUpAt: noonOf("2026-01-01") })).admin;
  carrier = scriptedCarrier();
  number = anUnsoldNumber();
});

const selectAs = (actor: Actor, seconds = 0) => holdNumber(actor, { key: formKey(), number }, where(seconds));

describe("the last number of an area", () => {
  it("selected by two at once is the first one's: the other waits for the row and is told", async () => {
    const first = await holding((tx) =>
      tx.insert(numberHolds).values({
        number,
        carrier: "fictional",
        country: "US",
        hasVoice: true,
        hasSms: true,
        orgId: theirs.orgId,
        agentId: theirs.agentId,
        monthlyPrice: minorUnits(200),
        heldUntil: addSeconds(moment, holdSeconds),
      }),
    );
    const second = selectAs(ours);
    await untilWaiting(null);
    await first.release();
    expect(await second).toEqual({ ok: false, refusal: "number-held" });
  });

  it("bought by two at once is the one's whose row is first: the other is refused before the carrier is asked", async () => {
    await select(ours, number, where());
    const form = await buyForm(ours, number, where());
    const first = await holding(async (tx) => {
      await tx.insert(numbers).values({
        orgId: theirs.orgId,
        id: formKey() as never,
        number,
        carrier: "fictional",
        country: "US",
        hasVoice: true,
        hasSms: true,
        state: "requested",
        monthlyPrice: minorUnits(200),
        requestedAt: at,
        requestedBy: theirs.agentId,
        since: at,
      });
    });
    const second = buyNumber(ours, form, where());
    await untilWaiting(null);
    await first.release();
    expect(await second).toEqual({ ok: false, refusal: "number-owned" });
    expect(carrier.asked).toEqual([]);
    expect(await rowsOf(number)).toMatchObject([{ orgId: theirs.orgId }]);
    expect(await ledgerOf(ours)).toEqual([]);
  });

  it("whose hold ends between Select and Buy is bought by the next who selects: one owner, one charge", async () => {
    await select(ours, number, where());
    const form = await buyForm(ours, number, where());
    expect(await selectAs(theirs, holdSeconds - 1)).toEqual({ ok: false, refusal: "number-held" });
    const bought = await buy(theirs, number, where(holdSeconds));
    expect(bought).toMatchObject({ ok: true, value: { purchase: { state: "bought" } } });

    expect(await buyNumber(ours, form, where(holdSeconds))).toEqual({ ok: false, refusal: "hold-expired" });
    expect(await selectAs(ours, holdSeconds)).toMatchObject({ ok: false });
    expect(await rowsOf(number)).toMatchObject([{ orgId: theirs.orgId, state: "bought" }]);
    expect(await ledgerOf(theirs)).toHaveLength(1);
    expect(await ledgerOf(ours)).toEqual([]);
  });
});

describe("a hold", () => {
  it("lasts ten minutes, begins anew for whoever has it, and is nobody else's", async () => {
    await select(ours, number, where());
    expect(await selectAs(ours, 300)).toMatchObject({ ok: true });
    expect(await selectAs(theirs, holdSeconds)).toEqual({ ok: false, refusal: "number-held" });
    expect(await selectAs(theirs, 300 + holdSeconds)).toMatchObject({ ok: true });
  });

  it("of a number that somebody owns is refused, wherever that is", async () => {
    await aNumber(theirs, at, { number });
    expect(await selectAs(ours)).toEqual({ ok: false, refusal: "number-owned" });
  });

  it("is had by one person for a few numbers at a time", async () => {
    for (let i = 0; i < mostHolds; i += 1) await select(ours, anUnsoldNumber(), where());
    expect(await selectAs(ours)).toEqual({ ok: false, refusal: "too-many-holds" });
    expect(await selectAs(ours, holdSeconds)).toMatchObject({ ok: true });
  });

  it("of what the carrier does not offer is refused, whatever the form says", async () => {
    carrier.sold.set(number, { reference: "another's", carrierId: "PN" });
    expect(await selectAs(ours)).toEqual({ ok: false, refusal: "number-not-offered" });
    expect(await holdNumber(ours, { key: formKey(), number: "+7495123456" as PhoneNumber }, where())).toEqual(
      { ok: false, refusal: "number-not-offered" },
    );
  });
});

it("a carrier that answers twice at once has sold one number and charged it once", async () => {
  carrier.answers = [{ kind: "sold-in-silence" }];
  await buy(ours, number, where());
  const [row] = await rowsOf(number);
  if (!row) throw new Error("no row");
  const sold = { kind: "bought", carrierId: `PN-rollcall-${row.id}` } as const;
  const purchase = { orgId: ours.orgId, numberId: row.id };
  const reason = "record what a carrier said";

  const gate = await holding((tx) => lockOrganisation(tx, ours.orgId));
  const answers = [recordNews(purchase, sold, where()), recordNews(purchase, sold, where())];
  await untilWaiting(reason, 2);
  await gate.release();
  const steps = (await Promise.all(answers)).map(({ kind }) => kind).sort();
  expect(steps).toEqual(["bought", "nothing"]);
  expect(await ledgerOf(ours)).toHaveLength(1);
  const owned = await asSystem("test", (tx) =>
    tx
      .select()
      .from(numbers)
      .where(and(eq(numbers.number, number), eq(numbers.state, "bought"))),
  );
  expect(owned).toHaveLength(1);
});
