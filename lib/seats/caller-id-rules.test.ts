import { describe, expect, it } from "vitest";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { mayShow, smsObstacle } from "./caller-id-rules.ts";

const direct = (hasSms = true) => ({ id: newId<"numbers">(), hasSms, route: null });
const ofRoute = { ...direct(), route: "Sales" };

describe("smsObstacle", () => {
  it.each([
    ["its direct number can, and so can the tier", direct(), direct(), true, null],
    ["it shows no number, but has a direct one that can", direct(), null, true, null],
    ["it shows a call route's, though it has one of its own", direct(), ofRoute, true, "route-number"],
    ["it shows a call route's and has none of its own", null, ofRoute, true, "route-number"],
    ["it has no number", null, null, true, "no-direct-number"],
    ["its number cannot", direct(false), direct(false), true, "number-without-sms"],
    ["neither can: the number is told first", direct(false), null, false, "number-without-sms"],
    ["its tier cannot", direct(), direct(), false, "tier-without-sms"],
  ])("%s", (_why, own, shown, tierHasSms, obstacle) => {
    expect(smsObstacle({ direct: own, shown, tierHasSms })).toBe(obstacle);
  });
});

describe("mayShow", () => {
  const seatId = newId<"seats">();
  const bought = { state: "bought", seatId: null as SeatId | null, routeId: null as unknown };
  it.each([
    ["its own", { ...bought, seatId }, true],
    ["a call route's", { ...bought, routeId: newId() }, true],
    ["another seat's", { ...bought, seatId: newId<"seats">() }, false],
    ["one of the pool", bought, false],
    ["its own that is not bought yet", { ...bought, seatId, state: "requested" }, false],
  ])("%s: %#", (_why, number, expected) => {
    expect(mayShow(seatId, number)).toBe(expected);
  });
});
