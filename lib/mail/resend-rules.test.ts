import { describe, expect, it } from "vitest";
import type { MailName, MailState } from "#lib/values/mail.ts";
import { recipientOfCopy, refusalToResend } from "./resend-rules.ts";

const sent = {
  template: "password-changed" as MailName,
  state: "sent" as MailState,
  isKept: true,
  isSettledIn: true,
};

describe("refusalToResend", () => {
  it.each([
    { why: "none is there, or it is another organisation's", mail: null, is: "mail-not-there" },
    { why: "it waits its turn", mail: { ...sent, state: "queued" as const }, is: "mail-on-its-way" },
    { why: "it may arrive any moment", mail: { ...sent, state: "sending" as const }, is: "mail-on-its-way" },
    {
      why: "the password in it is known to no one now",
      mail: { ...sent, template: "credentials" as const },
      is: "mail-needs-new-secret",
    },
    {
      why: "a link opens an account too",
      mail: { ...sent, template: "password-reset" as const },
      is: "mail-needs-new-secret",
    },
    {
      why: "a guide for somebody who still waits to be let in carries a password",
      mail: { ...sent, template: "set-up-guide" as const, isKept: false, isSettledIn: false },
      is: "mail-needs-new-secret",
    },
    {
      why: "one for somebody who has chosen a password is written anew without",
      mail: { ...sent, template: "set-up-guide" as const, isKept: false },
      is: null,
    },
    { why: "nobody knows any more what it said", mail: { ...sent, isKept: false }, is: "mail-erased" },
    { why: "it arrived, and may be lost", mail: { ...sent, state: "delivered" as const }, is: null },
    { why: "it bounced", mail: { ...sent, state: "bounced" as const }, is: null },
    { why: "it failed", mail: { ...sent, state: "failed" as const }, is: null },
    { why: "nobody knows whether it arrived", mail: { ...sent, state: "unknown" as const }, is: null },
  ])("is $is: $why", ({ mail, is }) => {
    expect(refusalToResend(mail)).toBe(is);
  });
});

describe("recipientOfCopy", () => {
  it.each([
    {
      why: "a wrong address was corrected meanwhile",
      template: "password-changed" as const,
      to: "new@example.com",
    },
    { why: "support is no account", template: "boost-requested" as const, to: "old@example.com" },
  ])("is $to: $why", ({ template, to }) => {
    expect(recipientOfCopy({ template, recipient: "old@example.com" }, { email: "new@example.com" })).toBe(
      to,
    );
  });
});
