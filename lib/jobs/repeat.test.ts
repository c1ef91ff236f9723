import { expect, test } from "vitest";
import { repeat } from "./repeat.ts";

test("does its work at once, again after the pause, and goes on after a failure", async () => {
  let rounds = 0;
  const repetition = repeat("test", 0.02, async () => {
    rounds += 1;
    if (rounds === 1) throw new Error("once");
  });
  expect(rounds).toBe(1);
  await expect.poll(() => rounds).toBeGreaterThan(3);
  await repetition.stop();
});

test("never twice at a time; stopping waits for what is under way and begins nothing more", async () => {
  let rounds = 0;
  let isDone = false;
  let finish: () => void = () => {};
  const repetition = repeat("test", 0, async () => {
    rounds += 1;
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    isDone = true;
  });
  const stopped = repetition.stop();
  finish();
  await stopped;
  expect({ rounds, isDone }).toEqual({ rounds: 1, isDone: true });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rounds).toBe(1);
});
