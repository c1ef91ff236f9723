import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Wanted } from "#lib/values/carrier-answer.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { accountSid, authToken, type FakeTwilio, fakeTwilio } from "./testing/fake-twilio.ts";
import { operationFor } from "./testing/twilio-specification.ts";
import { twilioCarrier } from "./twilio.ts";

const hilo = { number: "+18089251571", locality: "Hilo", region: "HI", sms: true };
const number = hilo.number as PhoneNumber;
const wanted: Wanted = { country: "US", areaCode: "808", contains: null, hasSms: true, hasVoice: true };
const nobody: ReadonlySet<string> = new Set();

let twilio: FakeTwilio;
beforeEach(async () => {
  twilio = await fakeTwilio();
  twilio.stock = [hilo];
});
afterEach(async () => {
  expect(twilio.violations, "against the specification").toEqual([]);
  await twilio.close();
});

/** It waits so long for an answer; a loaded machine must not turn one that does come into one that did not. */
const carrier = (withinMs = 10_000, token = authToken) =>
  twilioCarrier({ accountSid, authToken: token, baseUrl: twilio.baseUrl }, withinMs);

describe("a search", () => {
  it("asks for the area and what the number can do, and gives numbers with their place", async () => {
    const found = await carrier().search({ ...wanted, contains: "1571" }, nobody);
    expect(found).toEqual({
      ok: true,
      reach: "as-asked",
      offers: [{ number, country: "US", place: "Hilo, HI", hasVoice: true, hasSms: true }],
    });
    expect(twilio.queries).toEqual([
      { AreaCode: "808", Contains: "%1571%", SmsEnabled: "true", VoiceEnabled: "true", PageSize: "50" },
    ]);
  });

  it("looks near the area where it is sold out, then in the whole country, and says which", async () => {
    twilio.stock = [{ ...hilo, number: "+12065550199", locality: null, region: "WA" }];
    expect(await carrier().search(wanted, nobody)).toMatchObject({
      ok: true,
      reach: "nearest",
      offers: [{ number: "+12065550199", place: "WA" }],
    });
    expect(twilio.queries.at(-1)).toMatchObject({ NearNumber: "+18085550100", Distance: "500" });
    twilio.stock = [];
    expect(await carrier().search(wanted, nobody)).toEqual({ ok: true, reach: "country", offers: [] });
    expect(twilio.requests).toHaveLength(5);
  });

  it("elsewhere asks for what the number begins with", async () => {
    twilio.stock = [{ ...hilo, number: "+493012345678", locality: "Berlin", region: null }];
    const found = await carrier().search({ ...wanted, country: "DE", areaCode: "30" }, nobody);
    expect(found).toMatchObject({
      ok: true,
      reach: "as-asked",
      offers: [{ country: "DE", place: "Berlin" }],
    });
    expect(twilio.queries[0]).toMatchObject({ Contains: "+4930%" });
  });

  it("leaves out what is held, what cannot do it, and what is no number", async () => {
    twilio.stock = [
      hilo,
      { ...hilo, number: "+18089250000", sms: false },
      { ...hilo, number: "+1808ALOHA00" },
      { ...hilo, number: "+18089251572" },
    ];
    const found = await carrier().search({ ...wanted, hasSms: false }, new Set([number]));
    expect(found.ok && found.offers.map((offer) => offer.number)).toEqual(["+18089250000", "+18089251572"]);
  });

  it.each([
    [{ status: 401, code: 20003 }, "carrier-login-refused"],
    [{ status: 429, code: 20429 }, "carrier-busy"],
    [{ status: 500, code: 20500 }, "carrier-unreachable"],
    [{ status: 400, code: 21400 }, "carrier-refused"],
    ["reset before", "carrier-unreachable"],
    [{ slowMs: 3000 }, "carrier-unreachable"],
  ] as const)("that goes wrong with %j is refused as %s", async (trouble, refusal) => {
    twilio.troubles = [trouble];
    expect(
      await carrier(typeof trouble === "object" && "slowMs" in trouble ? 300 : undefined).search(
        wanted,
        nobody,
      ),
    ).toEqual({
      ok: false,
      refusal,
    });
    expect(twilio.requests, "asked once").toHaveLength(1);
  });
});

describe("a purchase", () => {
  it("is asked for once, under its reference", async () => {
    expect(await carrier().buy(number, "rollcall-1")).toEqual({
      kind: "bought",
      carrierId: `PN${"0".repeat(32)}`,
    });
    expect(twilio.owned).toMatchObject([{ number, friendlyName: "rollcall-1" }]);
    expect(twilio.requests).toEqual(["CreateIncomingPhoneNumber"]);
  });

  it("of a number that somebody else has is taken", async () => {
    expect(await carrier().buy("+18089250001" as PhoneNumber, "rollcall-1")).toEqual({ kind: "taken" });
  });

  it.each([
    [
      { status: 401, code: 20003 },
      { kind: "refused", reason: "carrier-login-refused" },
    ],
    [
      { status: 403, code: 20003 },
      { kind: "refused", reason: "carrier-login-refused" },
    ],
    [
      { status: 429, code: 20429 },
      { kind: "refused", reason: "carrier-busy" },
    ],
    [
      { status: 400, code: 21631 },
      { kind: "refused", reason: "carrier-refused" },
    ],
    [
      { status: 404, code: 20404 },
      { kind: "refused", reason: "carrier-refused" },
    ],
    [{ status: 500, code: 20500 }, { kind: "unknown" }],
    [{ status: 503, code: 20503 }, { kind: "unknown" }],
    [{ status: 408, code: 0 }, { kind: "unknown" }],
    ["reset before", { kind: "unknown" }],
    ["no JSON", { kind: "unknown" }],
  ] as const)("that is answered with %j is %j, and not asked for again", async (trouble, purchase) => {
    twilio.troubles = [trouble];
    expect(await carrier().buy(number, "rollcall-1")).toEqual(purchase);
    expect(twilio.requests).toEqual(["CreateIncomingPhoneNumber"]);
    expect(twilio.owned).toEqual([]);
  });

  it.each([["reset after"], [{ slowMs: 3000 }]] as const)(
    "that is done while the answer is lost (%j) is unknown, and found by its reference",
    async (trouble) => {
      twilio.troubles = [trouble];
      expect(await carrier(500).buy(number, "rollcall-1")).toEqual({ kind: "unknown" });
      expect(await carrier().find(number, "rollcall-1")).toMatchObject({ kind: "ours" });
      expect(await carrier().find(number, "rollcall-2"), "another's purchase").toEqual({ kind: "not-ours" });
      expect(twilio.owned).toHaveLength(1);
    },
  );

  it("that never left because nobody listens is refused, not unknown", async () => {
    const nobodyThere = twilioCarrier({ accountSid, authToken, baseUrl: "http://127.0.0.1:9" });
    expect(await nobodyThere.buy(number, "rollcall-1")).toEqual({
      kind: "refused",
      reason: "carrier-unreachable",
    });
  });

  it("with a wrong token is refused", async () => {
    expect(await carrier(undefined, "wrong").buy(number, "rollcall-1")).toEqual({
      kind: "refused",
      reason: "carrier-login-refused",
    });
  });
});

describe("what became of it", () => {
  it("is not said by silence", async () => {
    twilio.troubles = [{ status: 500, code: 20500 }];
    expect(await carrier().find(number, "rollcall-1")).toEqual({ kind: "no-answer" });
    expect(await carrier().find(number, "rollcall-1")).toEqual({ kind: "not-ours" });
    twilio.troubles = ["too long"];
    expect(await carrier().find(number, "rollcall-1")).toEqual({ kind: "no-answer" });
  });

  it("is undone by a release, once; what is gone counts as returned, and silence does not", async () => {
    const bought = await carrier().buy(number, "rollcall-1");
    const carrierId = bought.kind === "bought" ? bought.carrierId : "";
    twilio.troubles = ["reset before"];
    expect(await carrier().release(carrierId)).toEqual({ kind: "no-answer" });
    expect(await carrier().release(carrierId)).toEqual({ kind: "returned" });
    expect(await carrier().release(carrierId)).toEqual({ kind: "returned" });
    expect(twilio.owned).toEqual([]);
  });
});

it("the specification refuses what it should", () => {
  const path = `/2010-04-01/Accounts/${accountSid}/AvailablePhoneNumbers/US/Local.json`;
  const search = operationFor("GET", path);
  const request = { headers: {}, body: {} };
  expect(search?.refuseRequest({ ...request, query: { AreaCode: "808" } })).toEqual([]);
  expect(search?.refuseRequest({ ...request, query: { AreaCode: "eight" } })).toHaveLength(1);
  expect(search?.refuseRequest({ ...request, query: { Colour: "blue" } })).toHaveLength(1);
  expect(search?.refuseAnswer(200, { available_phone_numbers: [{ phone_number: 1 }] })).toHaveLength(1);
  // Too short, and not of the pattern.
  const ofNobody = operationFor("GET", path.replace(accountSid, "x"));
  expect(ofNobody?.refuseRequest({ ...request, query: {} })).not.toEqual([]);
  expect(operationFor("GET", path)?.refuseRequest({ ...request, query: {} })).toEqual([]);
  expect(operationFor("POST", path)).toBeNull();
});
