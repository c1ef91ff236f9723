import {
  billingTerms,
  extensionRanges,
  locations,
  organisations,
  passwords,
  seatCounts,
  statuses,
  tierPrices,
  tiers,
} from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { insertAgent } from "#lib/agents/insert-agent.ts";
import { record } from "#lib/audit/record.ts";
import { nextBillDate } from "#lib/billing/period-rules.ts";
import type { Language } from "#lib/values/actor.ts";
import { dayIn, type Instant } from "#lib/values/day.ts";
import { type AgentId, newId, type OrganisationId } from "#lib/values/ids.ts";
import type { SetUp } from "./schema.ts";
import { startingLocations } from "./starting-locations.ts";
import { addStartingNumberPrices } from "./starting-number-prices.ts";
import { startingStatuses } from "./starting-statuses.ts";
import { startingTiers } from "./starting-tiers.ts";

export type NewOrganisation = Omit<SetUp, "password"> & {
  language: Language;
  /** The admin's own password, or a temporary one that must be changed and expires. */
  password: { hash: string; temporaryUntil: Instant | null };
};

/**
 * Writes an organisation, what it starts with and its first admin, who has no seat. Null when the admin's e-mail is in use; the
 * caller must roll back then.
 */
export async function createOrganisation(
  tx: Tx,
  wanted: NewOrganisation,
  at: Instant,
): Promise<{ orgId: OrganisationId; agentId: AgentId } | null> {
  const orgId = newId<"organisations">();
  const { timeZone, currency, cycle, billDay, contractStart, contractEnd } = wanted;
  const setUpOn = dayIn(timeZone, at);
  const terms = { startsOn: setUpOn, cycle, billDay };
  await tx.insert(organisations).values({
    id: orgId,
    name: wanted.organisationName,
    timeZone,
    currency,
    contractStart,
    contractEnd,
    setUpOn,
    nextDueOn: nextBillDate([terms], setUpOn),
    createdAt: at,
  });
  await tx.insert(billingTerms).values({ orgId, ...terms });
  await tx.insert(seatCounts).values({ orgId });
  for (const [position, { monthlyPrice, ...tier }] of startingTiers(currency).entries()) {
    const tierId = newId<"tiers">();
    await tx.insert(tiers).values({ orgId, id: tierId, position, ...tier });
    await tx.insert(tierPrices).values({ orgId, tierId, startsOn: setUpOn, monthlyPrice });
  }
  await addStartingNumberPrices(tx, orgId, currency, setUpOn);
  await tx.insert(extensionRanges).values({ orgId, first: 100, last: 999_999 });
  await tx
    .insert(statuses)
    .values(
      startingStatuses.map((status, position) => ({ orgId, id: newId<"statuses">(), position, ...status })),
    );

  await tx
    .insert(locations)
    .values(startingLocations.map((location) => ({ orgId, id: newId<"locations">(), ...location })));

  const { email, name, language, password } = wanted;
  const agentId = await insertAgent(
    tx,
    orgId,
    { email, name, language, role: "admin", unitId: null, landLine: null, mobile: null },
    password.temporaryUntil ? "Waiting" : "Active",
    at,
  );
  if (!agentId) return null;

  await tx.insert(passwords).values({
    orgId,
    agentId,
    hash: password.hash,
    isTemporary: password.temporaryUntil !== null,
    mustChange: password.temporaryUntil !== null,
    expiresAt: password.temporaryUntil,
    changedAt: at,
  });
  await record(tx, {
    orgId,
    actorId: agentId,
    action: "organisation.created",
    agentId,
    details: { name: wanted.organisationName },
  });
  return { orgId, agentId };
}
