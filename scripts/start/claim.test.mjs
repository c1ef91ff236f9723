import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimDataFolder, claimFile, holderOf, runningDatabase } from "./claim.mjs";
import { Refused } from "./refused.mjs";

let dataDir;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "rollcall-claim-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const leave = (claim) => writeFile(join(dataDir, "running.json"), JSON.stringify(claim));

test("of many that claim at once, one gets it; the others are told who has it", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => claimDataFolder(dataDir)));
  const refusals = outcomes
    .filter((outcome) => outcome.status === "rejected")
    .map((outcome) => outcome.reason);
  expect(refusals).toHaveLength(19);
  for (const refusal of refusals) {
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal.message).toContain(`already running on ${dataDir} (process ${process.pid})`);
  }
});

test("once released, it can be claimed again", async () => {
  await (await claimDataFolder(dataDir)).release();
  await expect(claimDataFolder(dataDir)).resolves.toBeDefined();
});

test("of many that find a dead one's claim, one takes it over", async () => {
  await leave({ pid: 2 ** 22 + 1, identity: "gone", key: "old", url: "postgres://gone" });
  expect(await runningDatabase(dataDir)).toBeNull();
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => claimDataFolder(dataDir)));
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
});

test.each(["", '{"pid":1,"ident', "null", "\0\0\0\0"])(
  "what a power cut left of a claim, %j, is taken over by one",
  async (left) => {
    await writeFile(join(dataDir, "running.json"), left);
    expect(await runningDatabase(dataDir)).toBeNull();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => claimDataFolder(dataDir)));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(await readdir(dataDir)).toEqual(["running.json"]);
  },
);

test("a live process that only has the dead one's number does not hold it", async () => {
  await leave({ pid: process.ppid, identity: `${process.ppid} of last week`, key: "old" });
  await expect(claimDataFolder(dataDir)).resolves.toBeDefined();
});

test("what the holder publishes is found by others, and readable by its owner alone", async () => {
  const claim = await claimDataFolder(dataDir);
  expect(await runningDatabase(dataDir)).toBeNull();
  await claim.publish("postgres://here");
  expect(await runningDatabase(dataDir)).toBe("postgres://here");
  expect((await stat(join(dataDir, "running.json"))).mode & 0o777).toBe(0o600);
});

test("a claim of any file tells the others who holds it, until it is released", async () => {
  const file = join(dataDir, "building");
  expect(await holderOf(file)).toBeNull();
  const claim = await claimFile(file);
  expect((await claimFile(file)).holder.pid).toBe(process.pid);
  expect((await holderOf(file)).pid).toBe(process.pid);
  await claim.release();
  expect(await holderOf(file)).toBeNull();
});
