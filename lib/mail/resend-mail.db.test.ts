import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { agents, outbox } from "#db/schema/index.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anEmail, anOrganisation, signedIn, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import { listAgents } from "#lib/agents/list-agents.ts";
import { AgentFilter } from "#lib/agents/list-filter.ts";
import { postSetUpGuide } from "#lib/agents/post-set-up-guide.ts";
import { postCharged } from "#lib/billing/post-charged.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { type MailId, newId } from "#lib/values/ids.ts";
import type { MailState } from "#lib/values/mail.ts";
import { listMails } from "./list-mails.ts";
import { openMail } from "./mail-contents.ts";
import { post } from "./outbox.ts";
import { findMailToResend, resendMail } from "./resend-mail.ts";
import { refusalToResend } from "./resend-rules.ts";

async function aMail(to: Actor, state: MailState): Promise<MailId> {
  const mailId = await asSystem("test", (tx) =>
    post(tx, to, "password-changed", {
      name: to.name,
      organisation: "Test organisation",
      email: to.email,
      changedAt: "2026-03-05T12:00:00Z",
      timeZone: "Europe/Berlin",
    }),
  );
  await settle(to, mailId, state);
  return mailId;
}

function settle({ orgId }: Actor, id: MailId, state: MailState) {
  return asSystem("test", (tx) =>
    tx
      .update(outbox)
      .set({ state, ...(state !== "queued" && { sealedProps: null, sealedMessage: null }) })
      .where(and(eq(outbox.orgId, orgId), eq(outbox.id, id))),
  );
}

const mailsTo = ({ agentId }: Actor) =>
  asSystem("test", (tx) => tx.select().from(outbox).where(eq(outbox.agentId, agentId)).orderBy(outbox.id));

const resend = (mailId: MailId) => ({ key: newId<"idempotency_keys">(), mailId });

async function isMarked({ admin }: TestOrganisation, { agentId }: Actor) {
  const { rows } = await read(admin, (tx) => listAgents(tx, AgentFilter.parse({}), null));
  return rows.find(({ id }) => id === agentId)?.mailBounced;
}

it("owes the same words once more, once however often the form is sent, and leaves the first row as it was", async () => {
  const org = await anOrganisation();
  const agent = await org.member("agent");
  const form = resend(await aMail(agent, "unknown"));
  expect(await resendMail(org.admin, form)).toMatchObject({ ok: true, value: { to: agent.email } });
  await resendMail(org.admin, form);

  const [first, second, ...others] = await mailsTo(agent);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ state: "unknown" });
  if (!second) throw new Error("not sent again");
  const { message } = await openMail(second);
  expect(message).toMatchObject({ id: second.id, to: agent.email });
  expect(message.text).toContain(agent.name);
});

it("goes to the address that the account has now, which may be what was wrong", async () => {
  const org = await anOrganisation();
  const agent = await org.member("agent");
  const mailId = await aMail(agent, "bounced");
  const corrected = anEmail("corrected");
  await asSystem("test", (tx) =>
    tx.execute(`update agents set email = '${corrected}' where id = '${agent.agentId}'`),
  );
  expect(await findMailToResend(org.admin, mailId)).toMatchObject({ to: corrected, refusal: null });
  expect(await resendMail(org.admin, resend(mailId))).toMatchObject({ ok: true, value: { to: corrected } });
});

it("refuses what is on its way, what held a secret, and another organisation's", async () => {
  const org = await anOrganisation();
  const other = await anOrganisation();
  const agent = await org.member("agent");
  const onItsWay = await aMail(agent, "queued");
  expect(await resendMail(org.admin, resend(onItsWay))).toEqual({ ok: false, refusal: "mail-on-its-way" });
  expect(await resendMail(other.admin, resend(onItsWay))).toEqual({ ok: false, refusal: "mail-not-there" });
  expect(await findMailToResend(other.admin, onItsWay)).toBeNull();

  const link = await asSystem("test", (tx) =>
    post(tx, agent, "password-reset", {
      organisation: "Test organisation",
      name: agent.name,
      email: agent.email,
      token: "a token that opens",
      expiresAt: "2026-03-05T12:00:00Z",
      timeZone: "Europe/Berlin",
    }),
  );
  await settle(agent, link, "failed");
  expect(await resendMail(org.admin, resend(link))).toEqual({ ok: false, refusal: "mail-needs-new-secret" });
  expect((await mailsTo(agent)).map(({ keptProps }) => keptProps !== null)).toEqual([true, false]);
});

it("agents may not", async () => {
  const org = await anOrganisation();
  const agent = await org.member("agent");
  const mailId = await aMail(agent, "failed");
  await expect(resendMail(agent, resend(mailId))).rejects.toMatchObject({ name: "NotAllowed" });
  await expect(findMailToResend(agent, mailId)).rejects.toThrow("not allowed");
});

const forAdmins = "mail-only-to-admins";
it.each<Case>([
  { by: "manager", template: "password-changed", to: "agent", is: null },
  { by: "manager", template: "password-changed", to: "manager", is: null },
  { by: "manager", template: "password-changed", to: "admin", is: "admins-only-by-admins" },
  { by: "admin", template: "password-changed", to: "admin", is: null },
  { by: "admin", template: "seat-charged", to: "admin", is: null },
  { by: "manager", template: "seat-charged", to: "admin", is: "admins-only-by-admins" },
  { by: "admin", template: "seat-charged", to: "admin", now: { role: "manager" }, is: forAdmins },
  { by: "admin", template: "seat-charged", to: "admin", now: { role: "agent" }, is: forAdmins },
  { by: "manager", template: "seat-charged", to: "admin", now: { role: "manager" }, is: forAdmins },
  { by: "self", template: "seat-charged", to: "admin", now: { role: "manager" }, is: forAdmins },
  { by: "admin", template: "seat-charged", to: "admin", now: { state: "Deactivated" }, is: forAdmins },
  { by: "self", template: "password-changed", to: "admin", now: { role: "manager" }, is: null },
  { by: "manager", template: "password-changed", to: "agent", now: { state: "Deactivated" }, is: null },
])(
  "$template to an account that was $to and is $now, by $by: $is, as the button and the page say",
  async (each) => {
    const org = await anOrganisation();
    const recipient = await org.member(each.to);
    const mailId =
      each.template === "seat-charged" ? await aChargedMail(recipient) : await aMail(recipient, "bounced");
    await change(recipient, each.now ?? {});
    const by = await actorOf(org, recipient, each.by);

    const { rows } = await listMails(by, { q: "", agentId: recipient.agentId, state: null, before: null });
    expect(rows.map((row) => refusalToResend(by, row))).toEqual([each.is]);
    expect(await findMailToResend(by, mailId)).toMatchObject({ refusal: each.is });
    expect(await resendMail(by, resend(mailId))).toMatchObject(
      each.is ? { ok: false, refusal: each.is } : { ok: true, value: { to: recipient.email } },
    );
    expect(await mailsTo(recipient)).toHaveLength(each.is ? 1 : 2);
  },
);

interface Case {
  by: "admin" | "manager" | "self";
  template: "password-changed" | "seat-charged";
  to: Role;
  now?: { role: Role } | { state: State };
  is: string | null;
}

const firstOfMarch = "2026-03-01" as Day;
const firstOfApril = "2026-04-01" as Day;

async function aChargedMail(to: Actor): Promise<MailId> {
  await asSystem("test", (tx) =>
    postCharged(tx, to.orgId, {
      chargedOn: firstOfMarch,
      by: null,
      lines: [
        {
          ...{ what: "seat", tier: "Professional", fromTier: null, count: 1, each: "2500", amount: "2500" },
          ...{
            from: firstOfMarch,
            until: firstOfApril,
            days: 31,
            ofDays: 31,
            months: 1,
            dueOn: firstOfMarch,
          },
        },
      ],
    }),
  );
  const mail = (await mailsTo(to)).at(-1);
  if (!mail) throw new Error("no admin was told");
  await settle(to, mail.id, "bounced");
  return mail.id;
}

function change({ agentId }: Actor, now: { role?: Role; state?: State }) {
  if (Object.keys(now).length === 0) return;
  return asSystem("test", (tx) => tx.update(agents).set(now).where(eq(agents.id, agentId)));
}

/** Signed in after the change, which may be of the own account. */
async function actorOf(org: TestOrganisation, recipient: Actor, by: Case["by"]): Promise<Actor> {
  if (by === "self") return signedIn(recipient.orgId, recipient.agentId);
  return by === "admin" ? org.admin : org.member(by);
}

it("the list marks an address whose last mail bounced, until one arrives or the address is another", async () => {
  const org = await anOrganisation();
  const agent = await org.member("agent");
  await aMail(agent, "delivered");
  expect(await isMarked(org, agent)).toBe(false);
  await aMail(agent, "bounced");
  expect(await isMarked(org, agent)).toBe(true);
  await aMail(agent, "queued");
  expect(await isMarked(org, agent)).toBe(true);
  await aMail(agent, "sent");
  expect(await isMarked(org, agent)).toBe(false);

  await aMail(agent, "bounced");
  await asSystem("test", (tx) =>
    tx.execute(`update agents set email = '${anEmail("new")}' where id = '${agent.agentId}'`),
  );
  expect(await isMarked(org, agent)).toBe(false);
});

it("a set-up guide is written anew, without credentials, for whoever has chosen a password; not for whoever was deactivated or has left", async () => {
  const org = await anOrganisation();
  const agent = await org.member("agent");
  const guide = await asSystem("test", (tx) =>
    postSetUpGuide(
      tx,
      { ...agent, id: agent.agentId },
      {
        credentials: {
          temporaryPassword: "kd3f-long-gone",
          expiresAt: new Date("2026-03-05T12:00:00Z"),
          validUntil: new Date("2026-03-05T12:00:00Z"),
          mustChange: true,
        },
        again: false,
      },
    ),
  );
  await settle(agent, guide, "bounced");
  expect(await resendMail(org.admin, resend(guide))).toMatchObject({ ok: true, value: { to: agent.email } });
  const [, again] = await mailsTo(agent);
  if (!again) throw new Error("not sent again");
  const { message } = await openMail(again);
  expect(message.text).toContain("Sign in with the password that you chose.");
  expect(message.text).not.toContain("kd3f-long-gone");

  await settle(agent, again.id, "sent");
  const deactivation = { key: newId<"idempotency_keys">(), agentId: agent.agentId };
  expect(await deactivateAgent(org.admin, deactivation, new Date())).toMatchObject({ ok: true });
  expect(await resendMail(org.admin, resend(guide))).toEqual({ ok: false, refusal: "mail-needs-new-secret" });
  await leave(org.admin, agent.agentId, new Date());
  expect(await resendMail(org.admin, resend(guide))).toEqual({ ok: false, refusal: "mail-needs-new-secret" });
});
