import { describe, expect, test } from "vitest";
import { seal, unseal } from "./seal.ts";

const SECRET = "a secret of at least 32 characters, made for this test";
const ROW = "0198c0de-0000-7000-8000-000000000001";
const OTHER_ROW = "0198c0de-0000-7000-8000-000000000002";

describe("what was sealed", () => {
  test.each(["kq7m-w3xd-9hfr-tn4p", "", "Ünïcödé 👩‍💻 محمد", "x".repeat(200_000)])(
    "opens again (%#)",
    (text) => {
      expect(unseal(SECRET, "mail", ROW, seal(SECRET, "mail", ROW, text))).toBe(text);
    },
  );

  test("never looks the same twice, nor shows the text", () => {
    const first = Buffer.from(seal(SECRET, "mail", ROW, "kq7m-w3xd"));
    expect(first.equals(seal(SECRET, "mail", ROW, "kq7m-w3xd"))).toBe(false);
    expect(first.includes("kq7m")).toBe(false);
  });

  test("opens in no other row, for no other purpose, under no other secret", () => {
    const sealed = seal(SECRET, "mail", ROW, "kq7m-w3xd");
    expect(() => unseal(SECRET, "mail", OTHER_ROW, sealed)).toThrow();
    expect(() => unseal(SECRET, "shown-once", ROW, sealed)).toThrow();
    expect(() => unseal(`${SECRET}!`, "mail", ROW, sealed)).toThrow();
  });

  test("does not open when purpose and id are cut at another place", () => {
    expect(() => unseal(SECRET, "mail:a", "b", seal(SECRET, "mail", "a:b", "kq7m-w3xd"))).toThrow();
  });

  test("does not open after any single byte was changed", () => {
    const sealed = seal(SECRET, "mail", ROW, "kq7m-w3xd");
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(() => unseal(SECRET, "mail", ROW, changed), `byte ${at}`).toThrow();
    }
  });

  test("does not open when cut short or lengthened", () => {
    const sealed = seal(SECRET, "mail", ROW, "kq7m-w3xd");
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(SECRET, "mail", ROW, sealed.slice(0, length)), `${length} bytes`).toThrow();
    }
    expect(() => unseal(SECRET, "mail", ROW, Uint8Array.of(...sealed, 0))).toThrow();
  });
});

test("a short secret is refused rather than used", () => {
  expect(() => seal("short", "mail", ROW, "x")).toThrow("too short");
});
