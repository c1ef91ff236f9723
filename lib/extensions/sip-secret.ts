import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { env } from "#lib/env.ts";
import type { ExtensionId, OrganisationId } from "#lib/values/ids.ts";
import { seal, unseal } from "#lib/values/seal.ts";

/** The purpose that an extension's secret is sealed for, under the row's id. */
export const sipSecretPurpose = "sip secret";

interface SipUser {
  id: ExtensionId;
  number: string;
}

/** What an extension's row keeps of a phone's password. */
export interface SipSecret {
  sealedSipSecret: Buffer;
  ha1: string | null;
}

/** The domain that the organisation's phones register at; null until an admin has entered it, and then no phone can. */
export async function readSipDomain(tx: Tx, orgId: OrganisationId): Promise<string | null> {
  const [organisation] = await tx
    .select({ domain: organisations.sipDomain })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  return organisation?.domain ?? null;
}

/** A new secret for a phone to register with: 120 random bits, in letters that every phone's keypad can enter. */
export function newSipSecret(user: SipUser, domain: string | null): SipSecret {
  const secret = randomBytes(15).toString("hex");
  return {
    sealedSipSecret: Buffer.from(seal(env().AUTH_SECRET, sipSecretPurpose, user.id, secret)),
    ha1: ha1Of(user, domain, secret),
  };
}

/** The secret as a phone knows it. For nobody but the phone's owner, and whoever the audit trail notes. */
export function openSipSecret({ id }: Pick<SipUser, "id">, sealed: Uint8Array): string {
  return unseal(env().AUTH_SECRET, sipSecretPurpose, id, sealed);
}

/** What the same secret is compared by under another number or at another domain. */
export function digestAnew(user: SipUser, domain: string | null, sealed: Uint8Array): string | null {
  return ha1Of(user, domain, openSipSecret(user, sealed));
}

/** HA1 of digest authentication, what a registrar keeps in place of the secret: worth the secret itself. Source: RFC 8760 and 2617. */
function ha1Of({ number }: SipUser, domain: string | null, secret: string): string | null {
  return domain === null ? null : createHash("md5").update(`${number}:${domain}:${secret}`).digest("hex");
}
