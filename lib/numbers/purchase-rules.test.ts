import { describe, expect, it } from "vitest";
import { numberStates } from "#lib/values/number-state.ts";
import { certainAfterSeconds, type News, type Step, stepAfter } from "./purchase-rules.ts";

const open = ["requested", "unknown"] as const;
const settled = ["bought", "failed", "released"] as const;

const bought: News = { kind: "bought", carrierId: "PN1" };
const ours: News = { kind: "ours", carrierId: "PN1" };
const taken: News = { kind: "taken" };
const refused: News = { kind: "refused", reason: "carrier-busy" };
const silence: News[] = [{ kind: "unknown" }, { kind: "no-answer" }];
const everything: News[] = [bought, ours, taken, refused, { kind: "not-ours" }, ...silence];

const later = (inSeconds: number): Step => ({ kind: "ask-later", inSeconds });

describe("while nobody knows", () => {
  const table: [why: string, news: News, age: number, step: Step][] = [
    ["the carrier sold it", bought, 1, { kind: "bought", carrierId: "PN1" }],
    ["the carrier says later that it is ours", ours, 900, { kind: "bought", carrierId: "PN1" }],
    ["somebody else has it", taken, 1, { kind: "failed", reason: "number-taken" }],
    ["the carrier refused", refused, 1, { kind: "failed", reason: "carrier-busy" }],
    ["it is not ours yet, but may still become so", { kind: "not-ours" }, 599, later(599)],
    [
      "it is not ours, and no request lasts that long",
      { kind: "not-ours" },
      certainAfterSeconds,
      { kind: "failed", reason: "carrier-did-not-sell" },
    ],
    ["the answer did not come", { kind: "unknown" }, 10, later(10)],
    ["the line broke at once", { kind: "unknown" }, 0, later(5)],
    [
      "the carrier is away for a day: silence alone never fails it",
      { kind: "no-answer" },
      86_400,
      later(3600),
    ],
  ];
  for (const state of open) {
    it.each(table)(`${state}: %s`, (_, news, age, step) => {
      expect(stepAfter(state, news, age)).toEqual(step);
    });
  }
});

describe("once settled", () => {
  for (const state of settled) {
    it.each(everything.map((news) => [news.kind, news] as const))(
      `${state} stays, whatever comes: %s`,
      (_, news) => {
        const step = stepAfter(state, news, 5000);
        const isLateSale = state === "failed" && (news.kind === "bought" || news.kind === "ours");
        expect(step).toEqual(isLateSale ? { kind: "give-back", carrierId: "PN1" } : { kind: "nothing" });
      },
    );
  }

  it("covers every state there is", () => {
    expect([...open, ...settled].sort()).toEqual([...numberStates].sort());
  });
});
