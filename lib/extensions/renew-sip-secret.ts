import { change, type FormKey } from "#db/client.ts";
import type { ActorTx } from "#db/tx.ts";
import { postSetUpGuide } from "#lib/agents/post-set-up-guide.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import { findTemporaryPassword } from "#lib/agents/renew-credentials.ts";
import type { OneAgent } from "#lib/agents/schema.ts";
import { record } from "#lib/audit/record.ts";
import { lockSeatOf } from "#lib/seats/lock-seat-of.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { lockExtension } from "./change-extension.ts";
import { giveSipSecret } from "./rotate-sip-secret.ts";
import type { SipRefusal } from "./show-sip-secret.ts";

export interface RenewedSecret {
  extension: string;
  /** Whether the owner was written to. */
  mailQueued: boolean;
}
type Renewed = Outcome<RenewedSecret, SipRefusal | "form-already-used">;

/**
 * Another SIP secret for the actor's own extension: the old one stops at once, and every device has to be paired again, as the
 * set-up guide that is mailed says. Refused as `no-sip-extension` for somebody whose seat has another, or who holds none.
 */
export function renewOwnSipSecret(actor: Actor, input: { key: FormKey }): Promise<Renewed> {
  return change<RenewedSecret, SipRefusal>(actor, "phone.own", input, (tx) => renew(tx, tx.actor.agentId));
}

/** The same for somebody else's, for admins. */
export function renewSipSecret(actor: Actor, input: OneAgent): Promise<Renewed> {
  return change<RenewedSecret, SipRefusal>(actor, "seats.revealSecret", input, (tx) =>
    renew(tx, input.agentId),
  );
}

async function renew(tx: ActorTx, agentId: AgentId): Promise<Outcome<RenewedSecret, SipRefusal>> {
  const { orgId, agentId: actorId } = tx.actor;
  const seat = await lockSeatOf(tx, agentId);
  const extension = seat && (await lockExtension(tx, seat.id));
  const agent = await lockAgent(tx, agentId);
  if (!agent) return refused("not-there");
  if (extension?.type !== "SIP") return refused("no-sip-extension");

  await giveSipSecret(tx, extension);
  await record(tx, {
    orgId,
    actorId,
    action: "sip-secret.rotated",
    agentId,
    details: { extension: extension.number },
  });
  // Whoever has chosen no password yet has the credentials' mail, and finds the new secret where it says.
  const mailQueued = agent.state === "Active" && !(await findTemporaryPassword(tx, agent));
  if (mailQueued) await postSetUpGuide(tx, agent, { credentials: null, again: true });
  return done({ extension: extension.number, mailQueued });
}
