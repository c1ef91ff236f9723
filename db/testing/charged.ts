import { and, asc, eq, isNull } from "drizzle-orm";
import { addAgent } from "#lib/agents/add-agent.ts";
import type { AddAgent, SeatChoice } from "#lib/agents/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type AgentId, newId, type SeatId, type TierId } from "#lib/values/ids.ts";
import { asSystem } from "../client.ts";
import { charges, organisations, owedCharges, seatOccupancies, seats } from "../schema/index.ts";
import { anEmail } from "./an-organisation.ts";
import { withQuote } from "./with-quote.ts";

type Organisation = Pick<Actor, "orgId">;

/** Midday in UTC, which is the same date from Honolulu to Warsaw. */
export const noonOf = (day: string): Instant => new Date(`${day}T12:00:00Z`);

export const formKey = () => newId<"idempotency_keys">();

/** The Add Agent form for somebody on this seat; no quote was seen yet. */
export function aJoiner(seat: SeatChoice, change: Partial<AddAgent> = {}): AddAgent {
  return {
    key: formKey(),
    email: anEmail("joiner"),
    name: "Jo Joiner",
    role: "agent",
    language: "en",
    unitId: null,
    landLine: null,
    mobile: null,
    mayEditContacts: false,
    seat,
    extension: null,
    proposedExtension: null,
    extensionType: "SIP",
    forceLogin: false,
    startsOn: null,
    endsOn: null,
    sendCredentials: false,
    mustChange: true,
    templatesFrom: null,
    templateTitle: null,
    templateBody: null,
    quote: null,
    ...change,
  };
}

/** Adds somebody on a seat whose price was seen: a new one of a tier, or a vacant one. */
export async function join(
  admin: Actor,
  on: { tierId: TierId } | { seatId: SeatId },
  at: Instant,
  change: Partial<AddAgent> = {},
): Promise<{ agentId: AgentId; seatId: SeatId }> {
  const seat = "tierId" in on ? ({ kind: "new", ...on } as const) : ({ kind: "vacant", ...on } as const);
  const added = await addAgent(admin, await withQuote(admin, aJoiner(seat, change), at), at);
  if (!added.ok) throw new Error(added.refusal);
  const { agentId } = added.value;
  const [held] = await asSystem("test", (tx) =>
    tx
      .select({ seatId: seatOccupancies.seatId })
      .from(seatOccupancies)
      .where(and(eq(seatOccupancies.orgId, admin.orgId), eq(seatOccupancies.agentId, agentId))),
  );
  if (!held) throw new Error("no seat");
  return { agentId, seatId: held.seatId };
}

/** The ledger, oldest first. */
export function ledgerOf({ orgId }: Organisation) {
  return asSystem("test", (tx) =>
    tx
      .select()
      .from(charges)
      .where(eq(charges.orgId, orgId))
      .orderBy(asc(charges.chargedOn), asc(charges.coversFrom), asc(charges.id)),
  );
}

/** The second charges that are still to come. */
export function owedOf({ orgId }: Organisation) {
  return asSystem("test", (tx) =>
    tx
      .select()
      .from(owedCharges)
      .where(and(eq(owedCharges.orgId, orgId), isNull(owedCharges.chargedAt)))
      .orderBy(asc(owedCharges.dueOn), asc(owedCharges.id)),
  );
}

/** Every seat the organisation ever had, in the order in which they were made. */
export function seatsOf({ orgId }: Organisation) {
  return asSystem("test", (tx) =>
    tx.select().from(seats).where(eq(seats.orgId, orgId)).orderBy(asc(seats.id)),
  );
}

/** The first day on which something is still to be written. */
export async function nextDueOf({ orgId }: Organisation) {
  const [row] = await asSystem("test", (tx) =>
    tx.select({ on: organisations.nextDueOn }).from(organisations).where(eq(organisations.id, orgId)),
  );
  return row?.on;
}
