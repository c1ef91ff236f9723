import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DatabaseFault } from "#db/fault.ts";
import { Busy } from "./concurrency-limit.ts";
import { log } from "./log.ts";
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
  vi.restoreAllMocks();
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

function lengthOfNull(file: string): Error {
  const error = new TypeError("Cannot read properties of null (reading 'length')");
  error.stack = `${error}\n    at decode (${file}:1:2)\n    at act (/x/node_modules/next/dist/z.js:1:2)`;
  return error;
}

/** What node:http says of a request whose sender has gone. */
function brokenOff(): Error {
  return Object.assign(new Error("aborted"), { code: "ECONNRESET" });
}

const request = { method: "GET", route: "/agents", kind: "render" };
const withDigest = (error: Error) => Object.assign(error, { digest: "123456" });

test.each([
  ["a fault", new TypeError("x"), "fault"],
  ["a database that refuses a statement", new DatabaseFault("23505", "agents_email"), "fault"],
  ["a form from another site", new Error("Invalid Server Actions request."), "foreign-origin"],
  ["a form cut short", new Error("Unexpected end of form"), "malformed-request"],
  ["a text in place of a list of arguments", calledWithText(), "malformed-request"],
  [
    "arguments that name what did not come with them",
    new Error("Referenced Blob is not a Blob."),
    "malformed-request",
  ],
  ["a number longer than any", new Error("BigInt is too large. Received 301 digits."), "malformed-request"],
  [
    "nothing in place of a list of arguments",
    lengthOfNull("/x/node_modules/next/dist/y.js"),
    "malformed-request",
  ],
  ["the same mistake of our own", lengthOfNull("/x/.next/server/chunks/y.js"), "fault"],
  ["a browser that goes while it sends", brokenOff(), "cut-short"],
  [
    "another server that breaks off",
    Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
    "fault",
  ],
  ["half a list of arguments", new Error("Connection closed."), "malformed-request"],
  ["a database that is away", new DatabaseFault("ECONNREFUSED", null), "database-away"],
  [
    "a database that is away, behind another error",
    new Error("page", { cause: new DatabaseFault("57P01", null) }),
    "database-away",
  ],
  ["an organisation whose lock was not to be had", new DatabaseFault("55P03", null), "busy"],
  ["a queue that is full", new Busy(), "busy"],
])("%s is told to the server under the digest that the page shows", (_, error, reason) => {
  reportFault(withDigest(error), request);
  expect(failures).toEqual([{ reason, id: "123456" }]);
});

test("two faults of the database of one kind are told apart", () => {
  for (const fault of [new DatabaseFault("53100", null), new DatabaseFault("53100", null)])
    reportFault(fault, request);
  expect(new Set(failures.map(({ id }) => id)).size).toBe(2);
});

test("what has no digest gets an id of its own each time", () => {
  const error = new Error("in a handler");
  reportFault(error, request);
  reportFault(error, request);
  expect(new Set(failures.map(({ id }) => id)).size).toBe(2);
});

test("what a refused request was made of is not logged", () => {
  const write = vi.spyOn(log, "warn").mockImplementation(() => undefined);
  reportFault(new SyntaxError(`Unexpected token 'h', "hunter-2-hunter" is not valid JSON`), request);
  expect(write).toHaveBeenCalledExactlyOnceWith(
    { id: expect.any(String), ...request },
    "a malformed request was refused",
  );
});

test("without our server it is only logged", () => {
  delete shared[place];
  expect(() => reportFault(new Error("x"), request)).not.toThrow();
});
