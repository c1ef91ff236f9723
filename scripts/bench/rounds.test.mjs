import { describe, expect, it } from "vitest";
import { inRounds, median, medianRatio, ratePerSecond } from "./rounds.mjs";

describe("rounds", () => {
  it("take turns, and leave the first round out", async () => {
    const order = [];
    const turn = (name) => async () => order.push(name);
    const rates = await inRounds({ one: turn("one"), other: turn("other") }, 2);
    expect(order).toEqual(["one", "other", "one", "other", "one", "other"]);
    expect(rates).toEqual({ one: [3, 5], other: [4, 6] });
  });

  it("compare what ran in the same round", () => {
    expect(medianRatio([1, 8, 30], [2, 10, 30])).toBe(0.8);
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])("the median of %j is %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it("count what so many hands do in a second", async () => {
    const hands = new Set();
    const rate = await ratePerSecond(
      (hand) => {
        hands.add(hand);
        return new Promise((resolve) => setTimeout(resolve, 20));
      },
      { atOnce: 4, seconds: 0.2 },
    );
    expect([...hands]).toEqual([0, 1, 2, 3]);
    expect(rate).toBeLessThanOrEqual(4 / 0.019);
    expect(rate).toBeGreaterThan(0);
  });
});
