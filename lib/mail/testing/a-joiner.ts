import { eq, sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { outbox } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { addAgent } from "#lib/agents/add-agent.ts";
import { anAddAgentForm } from "#lib/agents/testing/an-add-agent-form.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import type { Delivery, OutgoingMail, Transport } from "../transports/transport.ts";

export interface Joiner {
  admin: Actor;
  agentId: AgentId;
  password: string;
}

/** Somebody was added, with the credentials mail that this owes them. */
export async function aJoiner(): Promise<Joiner> {
  const { admin } = await anOrganisation();
  const added = await addAgent(admin, anAddAgentForm(), new Date());
  if (!added.ok || added.secret === null) throw new Error("not added");
  return { admin, agentId: added.value.agentId, password: added.secret };
}

export async function mailsOf({ admin, agentId }: Joiner) {
  return asSystem("test", (tx) =>
    tx.select().from(outbox).where(eq(outbox.agentId, agentId)).orderBy(outbox.id),
  ).then((rows) => rows.filter((row) => row.orgId === admin.orgId));
}

export async function onlyMailOf(joiner: Joiner) {
  const [mail, ...others] = await mailsOf(joiner);
  if (!mail || others.length > 0) throw new Error("not one mail");
  return mail;
}

export const isErased = { sealedProps: null, sealedMessage: null, leasedUntil: null };

/** Delivery looks at all organisations, so what another test left waiting must not be in the way. */
export async function settleAllMails(): Promise<void> {
  await asSystem("test", (tx) =>
    tx.execute(sql`update outbox set state = 'failed', sealed_props = null, sealed_message = null
      where state in ('queued', 'sending')`),
  );
}

export const fromNow = (seconds: number) => addSeconds(new Date(), seconds);
export const at = (instant: Instant) => () => instant;

/** A transport of the given name that notes what it is given. */
export function aTransport(
  name: Transport["name"],
  answer: (mail: OutgoingMail) => Delivery | Promise<Delivery> = () => ({ kind: "sent", providerId: null }),
) {
  const sent: OutgoingMail[] = [];
  const send = async (mail: OutgoingMail) => {
    sent.push(mail);
    return answer(mail);
  };
  return { name, send, sent };
}

/** A promise that the test opens when it likes. */
export function aGate<Value>() {
  let open: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}
