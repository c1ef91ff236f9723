import { describe, expect, it } from "vitest";
import { quota, refusalOfLength, refusalOfQuota } from "./rules.ts";

describe("refusalOfQuota", () => {
  it.each([
    ["the last place", { recordings: quota.recordings - 1, bytes: 0 }, 1, null],
    ["no place left", { recordings: quota.recordings, bytes: 0 }, 1, "recordings-too-many"],
    ["the last byte", { recordings: 0, bytes: quota.bytes - 5 }, 5, null],
    ["a byte too many", { recordings: 0, bytes: quota.bytes - 5 }, 6, "recordings-too-large"],
  ])("%s", (_, kept, size, refusal) => {
    expect(refusalOfQuota(kept, size)).toBe(refusal);
  });
});

describe("refusalOfLength", () => {
  it.each([
    [180_000, null],
    [180_001, "recording-too-long"],
    [1, null],
    [0, "recording-not-audio"],
    [Number.NaN, "recording-not-audio"],
    [Number.POSITIVE_INFINITY, "recording-not-audio"],
  ])("%s ms: %s", (ms, refusal) => {
    expect(refusalOfLength(ms)).toBe(refusal);
  });
});
