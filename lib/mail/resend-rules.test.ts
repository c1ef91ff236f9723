import { describe, expect, it } from "vitest";
import type { Role, State } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { type MailName, type MailState, mailNames } from "#lib/values/mail.ts";
import { recipientOfCopy, refusalToResend } from "./resend-rules.ts";

const admin = { agentId: "a" as AgentId, role: "admin" as const };
const manager = { agentId: "m" as AgentId, role: "manager" as const };

const account = (role: Role, state: State = "Active") => ({ id: "b" as AgentId, role, state });

const sent = {
  template: "password-changed" as MailName,
  state: "sent" as MailState,
  isKept: true,
  account: account("agent"),
  isSettledIn: true,
};

type SentTo = ReturnType<typeof account>;

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
    expect(refusalToResend(admin, mail)).toBe(is);
  });

  const anyMail = { template: "password-changed" } as const;
  const charged = { template: "seat-charged" } as const;
  const ended = { template: "access-ended" } as const;
  it.each<{
    why: string;
    by: typeof admin | typeof manager;
    to: SentTo;
    template: MailName;
    is: string | null;
  }>([
    {
      why: "an admin's mails are for admins",
      ...anyMail,
      by: manager,
      to: account("admin"),
      is: "admins-only-by-admins",
    },
    {
      why: "the same once the account is closed",
      ...anyMail,
      by: manager,
      to: account("admin", "Closed"),
      is: "admins-only-by-admins",
    },
    { why: "one admin for another", ...anyMail, by: admin, to: account("admin"), is: null },
    {
      why: "of the own account",
      ...anyMail,
      by: manager,
      to: { ...account("manager"), id: manager.agentId },
      is: null,
    },
    { why: "an admin is told of charges", ...charged, by: admin, to: account("admin"), is: null },
    { why: "demoted since", ...charged, by: admin, to: account("manager"), is: "mail-only-to-admins" },
    { why: "demoted since", ...charged, by: manager, to: account("manager"), is: "mail-only-to-admins" },
    {
      why: "oneself, demoted since",
      ...charged,
      by: manager,
      to: { ...account("manager"), id: manager.agentId },
      is: "mail-only-to-admins",
    },
    { why: "has left", ...charged, by: admin, to: account("admin", "Closed"), is: "mail-only-to-admins" },
    {
      why: "no access",
      ...charged,
      by: admin,
      to: account("admin", "Deactivated"),
      is: "mail-only-to-admins",
    },
    { why: "not in yet", ...charged, by: admin, to: account("admin", "Waiting"), is: "mail-only-to-admins" },
    {
      why: "whoever has left may have missed it",
      ...ended,
      by: admin,
      to: account("agent", "Closed"),
      is: null,
    },
    { why: "the same, by a manager", ...ended, by: manager, to: account("agent", "Closed"), is: null },
    {
      why: "a request to support tells of no price",
      template: "boost-requested",
      by: manager,
      to: account("manager"),
      is: null,
    },
  ])("is $is for $by.role sending $template to $to.role $to.state: $why", ({ by, to, template, is }) => {
    expect(refusalToResend(by, { ...sent, template, account: to })).toBe(is);
  });

  it.each(mailNames)("lets no agent send %s again, to oneself neither", (template) => {
    const agent = { agentId: "b" as AgentId, role: "agent" as const };
    expect(refusalToResend(agent, { ...sent, template })).toBe("not-allowed");
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
