import { afterEach, beforeEach, expect, test } from "vitest";
import { DatabaseFault } from "#db/fault.ts";
import { reportFault } from "./report-fault.ts";
import type { Failure } from "./serving-process.ts";

const place = Symbol.for("rollcall.server");
const shared = globalThis as { [key: symbol]: unknown };
let failures: Failure[] = [];

beforeEach(() => {
  failures = [];
  shared[place] = { failed: (failure: Failure) => failures.push(failure), beforeStop: () => {} };
});
afterEach(() => {
  delete shared[place];
});

/** What Next runs into when an action's arguments are a text. */
function calledWithText(): Error {
  try {
    Reflect.apply(String, null, "admin" as unknown as ArrayLike<unknown>);
    return new Error("it was taken for a list");
  } catch (error) {
    return error as Error;
  }
}

const request = { method: "GET", route: "/agents", kind: "render" };
const withDigest = (error: Error) => Object.assign(error, { digest: "123456" });

test.each([
  ["a fault", new TypeError("x"), "fault"],
  ["a database that refuses a statement", new DatabaseFault("23505", "agents_email"), "fault"],
  ["a form from another site", new Error("Invalid Server Actions request."), "foreign-origin"],
  ["a form cut short", new Error("Unexpected end of form"), "malformed-request"],
  ["a text in place of a list of arguments", calledWithText(), "malformed-request"],
  ["half a list of arguments", new Error("Connection closed."), "malformed-request"],
  ["a database that is away", new DatabaseFault("ECONNREFUSED", null), "database-away"],
  [
    "a database that is away, behind another error",
    new Error("page", { cause: new DatabaseFault("57P01", null) }),
    "database-away",
  ],
])("%s is told to the server under the digest that the page shows", (_, error, reason) => {
  reportFault(withDigest(error), request);
  expect(failures).toEqual([{ reason, id: "123456" }]);
});

test("what has no digest gets an id of its own each time", () => {
  const error = new Error("in a handler");
  reportFault(error, request);
  reportFault(error, request);
  expect(new Set(failures.map(({ id }) => id)).size).toBe(2);
});

test("without our server it is only logged", () => {
  delete shared[place];
  expect(() => reportFault(new Error("x"), request)).not.toThrow();
});
