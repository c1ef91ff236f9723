import { type ActorTx, change, type FormKey } from "#db/client.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import type { OneAgent } from "#lib/agents/schema.ts";
import { record } from "#lib/audit/record.ts";
import { lockSeatOf } from "#lib/seats/lock-seat-of.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { lockExtension } from "./change-extension.ts";
import { giveSipSecret } from "./rotate-sip-secret.ts";
import { openSipSecret, readSipDomain } from "./sip-secret.ts";

/** With the secret, all that a SIP phone asks for. The domain is null until an admin has entered it. */
export interface SipAccount {
  userName: string;
  domain: string | null;
}

export type SipRefusal = "not-there" | "no-sip-extension";
type Shown = Outcome<SipAccount, SipRefusal | "form-already-used">;

/**
 * How the actor's own phone connects; the answer's secret is the SIP secret, made now if there is none yet. Refused as
 * `no-sip-extension` for somebody whose seat has another, or who holds none. Source: product.md, "Telephony".
 */
export function showOwnSipSecret(actor: Actor, input: { key: FormKey }): Promise<Shown> {
  return change<SipAccount, SipRefusal>(actor, "profile.own", input, (tx) => show(tx, tx.actor.agentId));
}

/** The same of somebody else's phone, for admins. */
export function showSipSecret(actor: Actor, input: OneAgent): Promise<Shown> {
  return change<SipAccount, SipRefusal>(actor, "seats.revealSecret", input, (tx) => show(tx, input.agentId));
}

async function show(tx: ActorTx, agentId: AgentId): Promise<Outcome<SipAccount, SipRefusal>> {
  const { orgId, agentId: actorId } = tx.actor;
  const seat = await lockSeatOf(tx, agentId);
  const extension = seat && (await lockExtension(tx, seat.id));
  const agent = await lockAgent(tx, agentId);
  if (!agent) return refused("not-there");
  if (extension?.type !== "SIP") return refused("no-sip-extension");

  const { number } = extension;
  const sealed = extension.sealedSipSecret ?? (await giveSipSecret(tx, extension));
  await record(tx, { orgId, actorId, action: "sip-secret.shown", agentId, details: { extension: number } });
  const account = { userName: number, domain: await readSipDomain(tx, orgId) };
  return done(account, openSipSecret(extension, sealed));
}
