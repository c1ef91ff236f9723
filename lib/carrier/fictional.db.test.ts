import { describe, expect, it } from "vitest";
import { aNumber } from "#db/testing/a-number.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import type { Wanted } from "#lib/values/carrier-answer.ts";
import { newId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { fictionalCarrier } from "./fictional.ts";
import { soldAreas } from "./sold-areas.ts";

const carrier = fictionalCarrier();
const nobody: ReadonlySet<string> = new Set();
const inArea = (areaCode: string, changed: Partial<Wanted> = {}): Wanted => ({
  country: "US",
  areaCode,
  contains: null,
  hasSms: false,
  hasVoice: false,
  ...changed,
});

async function found(wanted: Wanted, except = nobody) {
  const answer = await carrier.search(wanted, except);
  if (!answer.ok) throw new Error(answer.refusal);
  return { ...answer, numbers: answer.offers.map(({ number }) => number) };
}

describe("the built-in carrier", () => {
  it("has a hundred numbers that exist nowhere in each area, the same ones for everybody", async () => {
    const first = await found(inArea("415"));
    expect(first.reach).toBe("as-asked");
    expect(first.offers[0]).toMatchObject({ number: "+14155550100", place: "San Francisco, CA" });
    expect(await found(inArea("415"))).toEqual(first);
    expect((await found(inArea("415", { contains: "0199" }))).numbers).toEqual(["+14155550199"]);
    expect((await found(inArea("416", { country: "CA" }))).offers[0]).toMatchObject({
      country: "CA",
      place: "Toronto, ON",
    });
  });

  it("has some that cannot send text messages", async () => {
    const all = await found(inArea("415"));
    const withSms = await found(inArea("415", { hasSms: true }));
    expect(all.offers.some(({ hasSms }) => !hasSms)).toBe(true);
    expect(withSms.offers.every(({ hasSms }) => hasSms)).toBe(true);
  });

  it("does not offer what is owned anywhere or held, and sells an area's last number as the nearest area's first", async () => {
    const { admin } = await anOrganisation();
    const at = new Date();
    const all = Array.from({ length: 100 }, (_, n) => `+13125550${String(100 + n)}`);
    for (const number of all.slice(0, 99)) await aNumber(admin, at, { number });
    expect((await found(inArea("312"))).numbers).toEqual(["+13125550199"]);

    const next = await found(inArea("312"), new Set(["+13125550199"]));
    expect(next.reach).toBe("nearest");
    expect(next.offers[0]?.place).toBe("Milwaukee, WI");
    await aNumber(admin, at, { number: "+13125550199", state: "failed", boughtAt: null });
    expect((await found(inArea("312"))).numbers).toEqual(["+13125550199"]);
  });

  it("knows where an area code lies that it does not sell itself", async () => {
    expect(await found(inArea("650"))).toMatchObject({ reach: "nearest" });
    expect((await found(inArea("646"))).offers[0]?.place).toMatch(/NY|PA|MA/);
  });

  it("offers some of many areas when none is asked for, and nothing elsewhere", async () => {
    expect(
      new Set((await found({ ...inArea(""), areaCode: null })).offers.map(({ place }) => place)).size,
    ).toBe(20);
    expect((await found({ ...inArea("30"), country: "DE" })).offers).toEqual([]);
  });

  it("calls a number ours for the purchase that owns it, and for no other", async () => {
    const { admin } = await anOrganisation();
    const number = "+14155550177" as PhoneNumber;
    const id = await aNumber(admin, new Date(), { number, state: "unknown", boughtAt: null });
    expect(await carrier.find(number, `rollcall-${id}`)).toMatchObject({ kind: "ours" });
    expect(await carrier.find(number, `rollcall-${newId()}`)).toEqual({ kind: "not-ours" });
  });

  it("lists each area code once", () => {
    expect(new Set(soldAreas.map(({ code }) => code)).size).toBe(soldAreas.length);
  });
});
