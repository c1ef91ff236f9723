import { change, type FormKey } from "#db/client.ts";
import { phoneAccount } from "#lib/extensions/phone-account.ts";
import { readGuide } from "#lib/organisations/guide.ts";
import { readMayCall } from "#lib/seats/find-may-call.ts";
import { lockSeatOf } from "#lib/seats/lock-seat-of.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { LineRefusal } from "./phone-rules.ts";

/** With the secret, all that the dashboard phone registers with. */
export interface PhoneLine {
  userName: string;
  domain: string;
  /** The exchange's WebSocket. */
  address: string;
}

export type OpenPhoneRefusal = Exclude<LineRefusal, "refused-by-exchange" | "signed-in-as-other">;

/**
 * Gives the occupant of a Web seat the account of the dashboard phone, for a live session alone; the outcome's secret is the
 * phone's. Refused for whoever may place no calls, as `not-web` where the extension is for another phone, as `no-exchange` until an
 * admin has entered where the exchange is. Not audited: it happens each time the page is opened. Source: product.md, `/home`.
 */
export function openPhone(
  actor: Actor,
  input: { key: FormKey },
): Promise<Outcome<PhoneLine, OpenPhoneRefusal | "form-already-used">> {
  return change<PhoneLine, OpenPhoneRefusal>(actor, "phone.own", input, async (tx) => {
    const { orgId, agentId } = tx.actor;
    const seat = await lockSeatOf(tx, agentId);
    const now = await readMayCall(tx, agentId);
    if (!seat || !now) return refused("no-seat");
    if (!now.place.allowed) return refused(now.place.reason);

    const { sipWebsocketUrl: address } = await readGuide(tx, orgId);
    const account = await phoneAccount(tx, seat.id);
    if (!account || !address) return refused("no-exchange");
    const { userName, domain, secret, type } = account;
    return type === "Web" ? done({ userName, domain, address }, secret) : refused("not-web");
  });
}
