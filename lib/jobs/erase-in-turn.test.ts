import { expect, test } from "vitest";
import { erasedAtOnce, eraseInTurn } from "./erase-in-turn.ts";

test("a kind is erased batch by batch until nothing is left, and a fault with one keeps no other waiting", async () => {
  const done: string[] = [];
  const left = [erasedAtOnce, erasedAtOnce, 3];
  await eraseInTurn({
    many: async () => {
      done.push("many");
      return left.shift() ?? 0;
    },
    faulty: async () => {
      done.push("faulty");
      throw new Error("took too long");
    },
    none: async () => {
      done.push("none");
      return 0;
    },
  });
  expect(done).toEqual(["many", "many", "many", "faulty", "none"]);
});
