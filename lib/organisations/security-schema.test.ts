import { describe, expect, it } from "vitest";
import { newId } from "#lib/values/ids.ts";
import { ChangeSecurity } from "./security-schema.ts";

const usual = {
  passwordLength: "15",
  temporaryPasswordDays: "7",
  sessionIdleMinutes: "720",
  sessionAbsoluteHours: "168",
};
const read = (change: Record<string, string>) =>
  ChangeSecurity.safeParse({ key: newId(), ...usual, ...change });

describe("ChangeSecurity", () => {
  it.each([
    ["passwordLength", 15, 64, "password-length-bounds"],
    ["temporaryPasswordDays", 1, 30, "temporary-days-bounds"],
    ["sessionIdleMinutes", 5, 10_080, "session-idle-bounds"],
    ["sessionAbsoluteHours", 1, 720, "session-hours-bounds"],
  ] as const)("takes %s from %d to %d", (name, least, most, message) => {
    for (const fit of [least, most, ` ${least} `]) {
      expect(read({ [name]: String(fit) }).data?.[name]).toBe(Number(fit));
    }
    for (const unfit of [least - 1, most + 1, "", "x", `${least}.5`, "-1", "1e1", "9".repeat(30)]) {
      expect(read({ [name]: String(unfit) }).error?.issues[0]?.message, String(unfit)).toBe(message);
    }
  });

  it("reads the box as ticked or not, and nothing else", () => {
    expect(read({}).data?.isPasswordChangeForced).toBe(false);
    expect(read({ isPasswordChangeForced: "on" }).data?.isPasswordChangeForced).toBe(true);
    expect(read({ isPasswordChangeForced: "false" }).success).toBe(false);
  });
});
