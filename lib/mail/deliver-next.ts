import { now, realNow } from "#lib/clock.ts";
import { describeError, log } from "#lib/log.ts";
import type { Instant } from "#lib/values/day.ts";
import { type ClaimedMail, claimMail, handOver } from "./claim-mail.ts";
import { isOutdated } from "./is-outdated.ts";
import { openMail } from "./mail-contents.ts";
import { changeAfter, type MailOutcome, recordOutcome } from "./record-outcome.ts";
import { isRepeatable } from "./retrying.ts";
import type { Transport } from "./transports/transport.ts";

/**
 * Sends one mail that is due, of whatever organisation, and records what became of it; false when none is due. A process killed
 * anywhere in between leaves a row from which the next one can tell whether sending it again could make it two (product.md, "Mail").
 * `clock` is real time; `onClaim` is called once there is one. Throws DatabaseFault; the mail is then taken up again when its lease
 * is over.
 */
export async function deliverNext(
  transport: Transport,
  clock: () => Instant = realNow,
  onClaim: () => void = () => {},
): Promise<boolean> {
  const mail = await claimMail(clock());
  if (!mail) return false;
  onClaim();

  const outcome = await trySending(mail, transport, clock);
  if (!outcome) return true;
  const change = changeAfter(outcome, mail, transport.name, clock());
  await recordOutcome(mail, change, clock);
  log.info(
    {
      mail: mail.id,
      organisation: mail.orgId,
      template: mail.template,
      transport: transport.name,
      attempt: mail.attempts,
      state: change.state,
      reason: change.reason,
    },
    "mail tried",
  );
  return true;
}

/** Null when somebody else, or a webhook, has settled the mail meanwhile. */
async function trySending(
  mail: ClaimedMail,
  transport: Transport,
  clock: () => Instant,
): Promise<MailOutcome | null> {
  const { firstTriedAt } = mail;
  if (firstTriedAt && !isRepeatable({ ...mail, firstTriedAt }, transport.name, clock())) {
    return { kind: "unknown", why: mail.state === "sending" ? "interrupted" : "no-answer" };
  }

  const opened = await openMail(mail).catch((error: unknown) => {
    log.error({ mail: mail.id, error: describeError(error) }, "a mail cannot be written");
    return null;
  });
  if (!opened) return { kind: "retry", why: "not-readable", mayHaveArrived: false };

  if (await isOutdated(mail, opened.waiting, now())) {
    return { kind: firstTriedAt ? "unknown" : "failed", why: "outdated" };
  }
  if (!(await handOver(mail, opened.message, transport.name, clock()))) return null;
  return transport.send(opened.message);
}
