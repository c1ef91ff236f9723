import type { Tx } from "#db/tx.ts";
import type { TemporaryPassword } from "#lib/auth/temporary-password.ts";
import { post, type Recipient } from "#lib/mail/outbox.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays24h, type Instant } from "#lib/values/day.ts";
import { givePassword } from "./insert-agent.ts";

interface Credentials {
  person: Recipient & { name: string };
  organisation: Pick<
    Actor["organisation"],
    "name" | "timeZone" | "temporaryPasswordDays" | "isPasswordChangeForced"
  >;
  password: TemporaryPassword;
  mustChange: boolean;
  byMail: boolean;
  /** Whether the person was sent credentials before. */
  again: boolean;
}

/** The temporary password that opens the account from here on, for the organisation's days; by mail too, if wished.
 * Where the organisation forces the change, it must be changed whatever was asked for. Gives until when. */
export async function giveCredentials(tx: Tx, given: Credentials, at: Instant): Promise<Instant> {
  const { person, organisation, password, again } = given;
  const mustChange = given.mustChange || organisation.isPasswordChangeForced;
  const expiresAt = addDays24h(at, organisation.temporaryPasswordDays);
  const { orgId, agentId, name, email } = person;
  await Promise.all([
    givePassword(tx, orgId, agentId, { hash: password.hash, mustChange, expiresAt }, at),
    given.byMail &&
      post(tx, person, "credentials", {
        name,
        organisation: organisation.name,
        timeZone: organisation.timeZone,
        email,
        temporaryPassword: password.plain,
        expiresAt: expiresAt.toISOString(),
        mustChange,
        again,
      }),
  ]);
  return expiresAt;
}
