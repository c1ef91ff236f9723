import { expect, test } from "vitest";
import { formatBytes, formatLength } from "./figures.ts";

test.each([
  [0, "0 bytes"],
  [1023, "1,023 bytes"],
  [1024, "1 kB"],
  [10 * 1024 * 1024, "10 MB"],
  [3.45 * 1024 * 1024, "3.5 MB"],
  [1024 ** 3, "1 GB"],
  [5000 * 1024 ** 3, "5,000 GB"],
])("%i bytes are %s", (bytes, shown) => {
  expect(formatBytes(bytes, "en")).toBe(shown);
});

test.each([
  [0, "0:00"],
  [1499, "0:01"],
  [59_600, "1:00"],
  [65_000, "1:05"],
  [180_000, "3:00"],
])("%i ms are %s", (length, shown) => {
  expect(formatLength(length)).toBe(shown);
});
