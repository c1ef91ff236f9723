import { describe, expect, it, vi } from "vitest";
import { asSystem } from "#db/client.ts";
import { withPassword } from "#db/testing/an-account.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { openResetLink } from "./reset-links.ts";
import { StrengthQuestion, strengthAsker } from "./strength-asker.ts";

// There is no request outside of Next: nobody's cookie.
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined }) }));

describe("strengthAsker", () => {
  it("is nobody without a link or a session once an organisation is set up", async () => {
    await anOrganisation();
    const question = StrengthQuestion.parse({
      password: "copper lantern",
      name: "Ada",
      email: "ada@example.com",
    });
    expect(await strengthAsker(question)).toBeNull();
  });

  it("is the account of a live reset link, whose names the password is judged by, whatever is sent along", async () => {
    const account = await withPassword(await (await anOrganisation("Northwind")).member("agent", "Nora"));
    const { token } = await asSystem("test", (tx) => openResetLink(tx, account, new Date()));
    expect(await strengthAsker(StrengthQuestion.parse({ password: "x", token, name: "Somebody" }))).toEqual({
      key: account.agentId,
      names: { organisationName: "Northwind", personName: "Nora", email: account.email },
      shortest: 15,
    });
    const dead = "A".repeat(43);
    expect(await strengthAsker(StrengthQuestion.parse({ password: "x", token: dead }))).toBeNull();
  });

  it.each([
    { why: "an unknown field", body: { password: "x", agentId: "1" } },
    { why: "a megabyte", body: { password: "x".repeat(1_000_000) } },
    { why: "no text", body: { password: ["x"] } },
    { why: "nothing", body: null },
  ])("is not even asked about $why", ({ body }) => {
    expect(StrengthQuestion.safeParse(body).success).toBe(false);
  });
});
