import type { Tx } from "#db/tx.ts";
import type { TemporaryPassword } from "#lib/auth/temporary-password.ts";
import { post, type Recipient } from "#lib/mail/outbox.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays24h, type Day, type Instant } from "#lib/values/day.ts";
import { opensUntil } from "./dates-rules.ts";
import { givePassword } from "./insert-agent.ts";
import type { MailOfCredentials } from "./mail-of-credentials.ts";
import { postSetUpGuide } from "./post-set-up-guide.ts";

export interface Credentials {
  person: Recipient & { name: string; endsOn: Day | null };
  organisation: Pick<
    Actor["organisation"],
    "name" | "timeZone" | "temporaryPasswordDays" | "isPasswordChangeForced"
  >;
  password: TemporaryPassword;
  mustChange: boolean;
  /** In which mail, if any. */
  mail: MailOfCredentials | null;
  /** Whether the person was sent credentials before. */
  again: boolean;
}

/**
 * The temporary password that opens the account from here on, for the organisation's days; by mail too, if wished, which tells when
 * access ends if that is before. The row keeps its own expiry, by which the mail is told from the next one. Where the organisation
 * forces the change, it must be changed whatever was asked for.
 */
export async function giveCredentials(tx: Tx, given: Credentials, at: Instant): Promise<void> {
  const { person, organisation, password, mail, again } = given;
  const mustChange = given.mustChange || organisation.isPasswordChangeForced;
  const expiresAt = addDays24h(at, organisation.temporaryPasswordDays);
  const { orgId, agentId, name, email, endsOn } = person;
  const validUntil = opensUntil({ expiresAt, endsOn, timeZone: organisation.timeZone }, at);
  const opening = { temporaryPassword: password.plain, mustChange };
  // In one round trip with the mail.
  await Promise.all([
    givePassword(tx, orgId, agentId, { hash: password.hash, mustChange, expiresAt }, at),
    mail === "set-up-guide" &&
      postSetUpGuide(
        tx,
        { ...person, id: agentId },
        { credentials: { ...opening, expiresAt, validUntil }, again },
      ),
    mail === "credentials" &&
      post(tx, person, "credentials", {
        name,
        organisation: organisation.name,
        timeZone: organisation.timeZone,
        email,
        ...opening,
        expiresAt: expiresAt.toISOString(),
        validUntil: validUntil.toISOString(),
        again,
      }),
  ]);
}
