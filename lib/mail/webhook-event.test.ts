import { describe, expect, test } from "vitest";
import { readMailEvent } from "./webhook-event.ts";

const PROVIDER_ID = "56761188-7520-42d8-8898-ff6fc54ce618";
const MAIL_ID = "0198c0de-0000-7000-8000-000000000001";

function body(type: string, data: object = {}, created_at = "2026-11-22T12:00:00.000Z"): string {
  return JSON.stringify({
    type,
    created_at,
    data: {
      email_id: PROVIDER_ID,
      to: ["ada@example.com"],
      subject: "x",
      tags: { mail_id: MAIL_ID },
      ...data,
    },
  });
}

describe("an event about a mail", () => {
  test.each([
    ["email.sent", "sent"],
    ["email.delivered", "delivered"],
    ["email.delivery_delayed", "delayed"],
    ["email.bounced", "bounced"],
    ["email.complained", "complained"],
    ["email.failed", "failed"],
    ["email.suppressed", "suppressed"],
  ])("%s means %s", (type, kind) => {
    expect(readMailEvent(body(type))).toEqual({
      kind,
      providerId: PROVIDER_ID,
      mailId: MAIL_ID,
      at: new Date("2026-11-22T12:00:00Z"),
    });
  });

  test.each([[undefined], [[{ name: "mail_id", value: MAIL_ID }]], [{ other: "x" }]])(
    "is read without our tag too: %j",
    (tags) => {
      expect(readMailEvent(body("email.bounced", { tags }))).toMatchObject({ kind: "bounced", mailId: null });
    },
  );

  test("keeps the instant whatever its offset", () => {
    expect(readMailEvent(body("email.sent", {}, "2026-11-23T01:00:00+13:00"))?.at).toEqual(
      new Date("2026-11-22T12:00:00Z"),
    );
  });
});

test.each([
  ["an opened mail", body("email.opened")],
  ["a kind made later", body("email.teleported")],
  ["a kind named like a property of every object", body("toString")],
  ["no id", body("email.sent", { email_id: undefined })],
  ["an empty id", body("email.sent", { email_id: "" })],
  ["an id that no database takes", body("email.sent", { email_id: "a\u0000b" })],
  ["a date before any mail", body("email.sent", {}, "0000-01-01T00:00:00Z")],
  ["a date that is none", body("email.sent", {}, "2026-02-30T12:00:00Z")],
  ["not JSON", "{"],
  ["nothing", ""],
  ["JSON's null", "null"],
  ["a list", "[]"],
])("%s is passed over", (_, text) => {
  expect(readMailEvent(text)).toBeNull();
});
