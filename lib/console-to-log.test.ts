import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sendConsoleToLog } from "./console-to-log.ts";
import { log } from "./log.ts";

/** By which name the linter lets them be called. */
const terminal = globalThis.console;
const original = { ...terminal };
const lines: [string, unknown, unknown][] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ["error", "warn", "info", "debug"] as const)
    vi.spyOn(log, level).mockImplementation((facts: unknown, sentence?: unknown) => {
      lines.push([level, facts, sentence]);
    });
  sendConsoleToLog();
});
afterEach(() => {
  Object.assign(terminal, original);
  vi.restoreAllMocks();
});

test.each([
  ["../x", "The Server Reference ID … did not match the expected format."],
  ['a" hunter "b', "The Server Reference ID … did not match the expected format."],
  ["a\nhunter", "The Server Reference ID … did not match the expected format."],
])("an action's id that a caller made up, %j, is not in the line", (id, sentence) => {
  terminal.warn(
    new Error(`The Server Reference ID "${id}" did not match the expected format.\nRead more: https://x`),
  );
  const error = { type: "Error", at: expect.arrayContaining([expect.stringMatching(/^at /)]) };
  expect(lines).toEqual([["warn", { error }, sentence]]);
});

test("what is quoted and never ends goes to its end", () => {
  terminal.error("failed to read `hunter", { body: "hunter" });
  expect(lines).toEqual([["error", {}, "failed to read …"]]);
});

test("the mark that Next sets before a warning, and a library's trace, are lines as well", () => {
  terminal.warn("\u001b[33m\u001b[1m⚠\u001b[22m\u001b[39m", "It couldn't be done");
  terminal.trace(new TypeError("Connection terminated"));
  expect(lines).toEqual([
    ["warn", {}, "⚠ It couldn't be done"],
    ["warn", { error: { type: "TypeError", at: expect.any(Array) } }, "Connection terminated"],
  ]);
});

test("what is logged under an id when it is thrown is not logged twice", () => {
  const header = (name: string, value: string) => `\`${name}\` header with value \`${value}\``;
  terminal.error(
    `${header("x-forwarded-host", "a")} does not match ${header("origin", "b")} from a forwarded Server Actions request. Aborting the action.`,
  );
  expect(lines).toEqual([]);
});
