import { and, eq } from "drizzle-orm";
import { extensions, organisations, seatOccupancies } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { devicesOf } from "#lib/devices/queries.ts";
import { post } from "#lib/mail/outbox.ts";
import { readGuide } from "#lib/organisations/guide.ts";
import { agentStaysNow } from "#lib/seats/stays-now.ts";
import type { Language } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId, MailId, OrganisationId, SeatId } from "#lib/values/ids.ts";

interface Addressee {
  orgId: OrganisationId;
  id: AgentId;
  name: string;
  email: string;
  language: Language;
}

interface Opening {
  /** Null once the agent has chosen a password: a guide sent then carries none (product.md, "Mail"). */
  credentials: {
    temporaryPassword: string;
    expiresAt: Instant;
    validUntil: Instant;
    mustChange: boolean;
  } | null;
  /** Sent before, to the same person. */
  again: boolean;
}

/**
 * Owes somebody the set-up guide: how to sign in, the extension of the seat held now, how a phone is connected and paired, as
 * far as the settings say it.
 */
export async function postSetUpGuide(
  tx: Tx,
  { orgId, id: agentId, name, email, language }: Addressee,
  { credentials, again }: Opening,
): Promise<MailId> {
  const [organisation] = await tx
    .select({ name: organisations.name, timeZone: organisations.timeZone })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  if (!organisation) throw new Error("no such organisation");
  const extension = await extensionOf(tx, orgId, agentId);
  // Browsers alone need the exchange's address, and get it from the page.
  const { sipWebsocketUrl: _sipWebsocketUrl, ...told } = await readGuide(tx, orgId);
  return post(tx, { orgId, agentId, email, language }, "set-up-guide", {
    name,
    email,
    organisation: organisation.name,
    timeZone: organisation.timeZone,
    credentials: credentials && {
      ...credentials,
      expiresAt: credentials.expiresAt.toISOString(),
      validUntil: credentials.validUntil.toISOString(),
    },
    again,
    extension: extension && { number: extension.number, type: extension.type },
    unpaired: extension ? await unpairedDevices(tx, orgId, extension.seatId) : [],
    ...told,
  });
}

async function extensionOf(tx: Tx, orgId: OrganisationId, agentId: AgentId) {
  const [extension] = await tx
    .select({ number: extensions.number, type: extensions.type, seatId: seatOccupancies.seatId })
    .from(seatOccupancies)
    .innerJoin(
      extensions,
      and(eq(extensions.orgId, seatOccupancies.orgId), eq(extensions.seatId, seatOccupancies.seatId)),
    )
    .where(agentStaysNow(orgId, agentId));
  return extension ?? null;
}

/** What rings for the seat, and does not have its present secret. */
async function unpairedDevices(tx: Tx, orgId: OrganisationId, seatId: SeatId): Promise<string[]> {
  const listed = await devicesOf(tx, orgId, seatId);
  return listed.filter(({ pairedAt }) => pairedAt === null).map(({ name }) => name);
}
