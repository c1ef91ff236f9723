import { expect, test } from "vitest";
import { secondsUntilRetry } from "./retry-after.ts";

const NOW = new Date("2026-11-22T12:00:00.500Z");

test.each<[string, Record<string, string> | null, object]>([
  ["seconds", { "retry-after": "7" }, { afterSeconds: 7 }],
  ["a date, rounded up", { "retry-after": "Sun, 22 Nov 2026 12:00:30 GMT" }, { afterSeconds: 30 }],
  ["a date that has passed", { "retry-after": "Sun, 22 Nov 2026 11:00:00 GMT" }, { afterSeconds: 1 }],
  ["none at all", { "retry-after": "0" }, { afterSeconds: 1 }],
  ["a year", { "retry-after": "31536000" }, { afterSeconds: 3600 }],
  ["more digits than a number has", { "retry-after": "9".repeat(400) }, { afterSeconds: 3600 }],
  ["nonsense", { "retry-after": "soon" }, {}],
  ["an empty header", { "retry-after": "" }, {}],
  ["no header", {}, {}],
  ["no answer", null, {}],
])("asked to wait: %s", (_, headers, expected) => {
  expect(secondsUntilRetry(headers, NOW)).toEqual(expected);
});
