import { expect, test } from "vitest";
import { DatabaseFault } from "#db/fault.ts";
import { describeError } from "./log.ts";

const secret = "kd3f-pw4x";

/** What drizzle throws: its message ends with the parameters. */
function queryError(cause: unknown) {
  const error = new Error(`Failed query: insert … params: ${secret}`, { cause });
  return Object.assign(error, { query: "insert …", params: [secret] });
}

/** What postgres.js throws: the detail quotes the row. */
function driverError(code: string) {
  return Object.assign(new Error(`duplicate key ${secret}`), {
    code,
    constraint_name: "agents_email",
    detail: `Key (email)=(${secret}) exists`,
  });
}

test.each([
  ["a query that failed on the server", queryError(driverError("23505"))],
  ["a query that failed on the way", queryError(new TypeError("no socket"))],
  ["the driver's own error", driverError("22P02")],
  ["the door's fault", new DatabaseFault("23505", "agents_email")],
  ["a fault behind another error", new Error("the page failed", { cause: driverError("23505") })],
])("%s is described without its parameters", (_, error) => {
  const facts = describeError(error);
  expect(JSON.stringify(facts)).not.toContain(secret);
  expect(facts.at?.[0], "but with where it was thrown").toMatch(/^at /);
});

test("an ordinary error keeps its message and its cause", () => {
  expect(describeError(new TypeError("x is not a function", { cause: new Error("because") }))).toMatchObject({
    type: "TypeError",
    message: "x is not a function",
    cause: { type: "Error", message: "because" },
  });
});

test("what is thrown without being an error is not quoted", () => {
  expect(describeError(secret)).toEqual({ type: "string" });
});
