import { and, eq } from "drizzle-orm";
import { type ActorTx, change, read } from "#db/client.ts";
import { agents, outbox, passwords } from "#db/schema/index.ts";
import type { MailName, MailProps } from "#emails/registry.ts";
import { postSetUpGuide } from "#lib/agents/post-set-up-guide.ts";
import { record } from "#lib/audit/record.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { MailId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { keptMail } from "./mail-contents.ts";
import { post, type Recipient } from "./outbox.ts";
import { isWrittenAnew, type ResendRefusal, recipientOfCopy, refusalToResend } from "./resend-rules.ts";
import type { ResendMail } from "./schema.ts";

/**
 * `Resend`: owes the same mail once more, as a row of its own; the first one's state stays what it was. Mails with a secret are
 * made anew by `Resend credentials`. Source: product.md, "Mail".
 */
export async function resendMail(
  actor: Actor,
  input: ResendMail,
): Promise<Outcome<{ to: string }, ResendRefusal | "form-already-used">> {
  return change<{ to: string }, ResendRefusal>(actor, "mails.resend", input, async (tx) => {
    const found = await selectMail(tx, input.mailId);
    const refusal = refusalToResend(tx.actor, found && asJudged(found));
    if (!found || refusal) return refused(refusal ?? "mail-not-there");

    const { mail, account } = found;
    const email = recipientOfCopy(mail, account);
    const { orgId, agentId, language } = mail;
    if (isWrittenAnew(asJudged(found)))
      await postSetUpGuide(tx, found.account, { credentials: null, again: true });
    else await postAgain(tx, { orgId, agentId, email, language }, keptMail(mail));
    await record(tx, {
      orgId,
      actorId: tx.actor.agentId,
      action: "mail.resent",
      agentId,
      details: { email, mail: mail.id },
    });
    return done({ to: email });
  });
}

/** What `Resend` would do with this mail: to whom it goes, or why it does not; null where there is none. */
export async function findMailToResend(actor: Actor, mailId: MailId) {
  requirePermission(actor, "mails.resend");
  return read(actor, async (tx) => {
    const found = await selectMail(tx, mailId);
    if (!found) return null;
    return {
      id: mailId,
      template: found.mail.template,
      agentId: found.mail.agentId,
      to: recipientOfCopy(found.mail, found.account),
      refusal: refusalToResend(actor, asJudged(found)),
    };
  });
}

async function selectMail(tx: ActorTx, mailId: MailId) {
  const [found] = await tx
    .select({ mail: outbox, account: agents, isTemporary: passwords.isTemporary })
    .from(outbox)
    .innerJoin(agents, and(eq(agents.orgId, outbox.orgId), eq(agents.id, outbox.agentId)))
    .leftJoin(passwords, and(eq(passwords.orgId, agents.orgId), eq(passwords.agentId, agents.id)))
    .where(and(eq(outbox.orgId, tx.actor.orgId), eq(outbox.id, mailId)));
  return found ?? null;
}

function asJudged({ mail, account, isTemporary }: NonNullable<Awaited<ReturnType<typeof selectMail>>>) {
  const isSettledIn = account.state === "Active" && isTemporary === false;
  return { ...mail, isKept: mail.keptProps !== null, account, isSettledIn };
}

function postAgain<Name extends MailName>(
  tx: ActorTx,
  to: Recipient,
  { template, props }: { template: Name; props: MailProps[Name] },
): Promise<MailId> {
  return post(tx, to, template, props);
}
