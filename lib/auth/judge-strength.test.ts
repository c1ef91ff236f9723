import { describe, expect, it } from "vitest";
import { checkNewPassword } from "./check-new-password.ts";
import { judgeStrength } from "./judge-strength.ts";

const names = { organisationName: "Northwind", personName: "Ada Moreno", email: "ada@northwind.example" };

describe("judgeStrength", () => {
  it.each([
    { typed: "", verdict: "too-short", missing: 15 },
    { typed: "kd4-Zwq9!plm3x", verdict: "too-short", missing: 1 },
    { typed: "passwordpassword", verdict: "guessable", missing: 0 },
    { typed: "Northwind-2026-!!", verdict: "only-names", missing: 0 },
    { typed: "copper lantern under seven bridges", verdict: "strong", missing: 0 },
    { typed: "é".repeat(129), verdict: "too-long", missing: 0 },
  ])("says $verdict of $typed", async ({ typed, verdict, missing }) => {
    const judged = await judgeStrength(typed, names);
    expect(judged).toMatchObject({ verdict, missing });
    const isRefused = (await checkNewPassword(typed, names, null)) !== null;
    expect(judged.strength < 3).toBe(isRefused);
  });
});
