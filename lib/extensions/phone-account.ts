import type { ActorTx } from "#db/tx.ts";
import { lockSeatOf } from "#lib/seats/lock-seat-of.ts";
import type { ExtensionType } from "#lib/values/extension-type.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { lockExtension } from "./change-extension.ts";
import { giveSipSecret } from "./rotate-sip-secret.ts";
import { openSipSecret, readSipDomain } from "./sip-secret.ts";

export interface PhoneAccount {
  userName: string;
  domain: string;
  secret: string;
  type: ExtensionType;
}

/**
 * What the actor's own phone signs in with, for the phone in the dashboard: the secret goes to that phone and is on no page. To be
 * called in a `change`, since a secret is made where there is none. Null when the actor does not hold this seat, or the
 * organisation has no SIP domain. Source: product.md, "Telephony".
 */
export async function phoneAccount(tx: ActorTx, seatId: SeatId): Promise<PhoneAccount | null> {
  const seat = await lockSeatOf(tx, tx.actor.agentId);
  if (seat?.id !== seatId) return null;
  const extension = await lockExtension(tx, seatId);
  const domain = await readSipDomain(tx, tx.actor.orgId);
  if (!extension || domain === null) return null;
  const sealed = extension.sealedSipSecret ?? (await giveSipSecret(tx, extension));
  return {
    userName: extension.number,
    domain,
    secret: openSipSecret(extension, sealed),
    type: extension.type,
  };
}
