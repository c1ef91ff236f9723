import { and, desc, eq, gte, inArray, lte, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type ActorTx, read } from "#db/client.ts";
import { agents, charges, numbers, tiers } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import { searchKey } from "#lib/values/search-key.ts";
import { type ChargeFilter, type ChargePlace, chargeCursor } from "./list-filter.ts";
import { isFound, littleSearched, newestOf } from "./search-charges.ts";

const chargesPerPage = 50;
const chargesAtOnce = 1000;

export type ChargeRow = Awaited<ReturnType<typeof selectCharges>>[number];

/** One page of the ledger, newest first, and the cursor of the next one (null at its end). For admins. */
export async function listCharges(
  actor: Actor,
  filter: ChargeFilter,
  before: ChargePlace | null,
  perPage = chargesPerPage,
): Promise<{ rows: ChargeRow[]; older: string | null }> {
  requirePermission(actor, "billing.see");
  const found = await read(actor, (tx) => findCharges(tx, filter, before, perPage + 1));
  const rows = found.slice(0, perPage);
  const last = rows.at(-1);
  return { rows, older: found.length > perPage && last ? chargeCursor(last) : null };
}

/** All that the filter finds, newest first, some at a time: a ledger may be larger than memory. For admins. */
export async function* walkCharges(actor: Actor, filter: ChargeFilter): AsyncGenerator<ChargeRow[]> {
  let before: ChargePlace | null = null;
  do {
    const { rows, older } = await listCharges(actor, filter, before, chargesAtOnce);
    if (rows.length > 0) yield rows;
    before = older ? (rows.at(-1) ?? null) : null;
  } while (before);
}

async function findCharges(tx: ActorTx, filter: ChargeFilter, before: ChargePlace | null, limit: number) {
  const also = isFiltered(filter, before);
  if (!searchKey(filter.q)) return selectCharges(tx, also, limit);
  const searched = await littleSearched(tx, filter.q);
  if (!searched) return selectCharges(tx, and(also, isFound(tx, filter.q)), limit);

  const newest = await tx.execute<{ id: ChargePlace["id"] }>(newestOf(tx, searched, also, limit));
  const ids = newest.map(({ id }) => id);
  return selectCharges(tx, inArray(charges.id, ids), limit);
}

export function isFiltered(filter: ChargeFilter, before: ChargePlace | null): SQL | undefined {
  return and(
    filter.kind ? eq(charges.kind, filter.kind) : undefined,
    filter.tier ? eq(charges.tierId, filter.tier) : undefined,
    filter.from ? gte(charges.chargedOn, filter.from) : undefined,
    filter.until ? lte(charges.chargedOn, filter.until) : undefined,
    before
      ? sql`(${charges.chargedOn}, ${charges.id}) < (${before.chargedOn}::date, ${before.id}::uuid)`
      : undefined,
  );
}

/** The seat's extension and the agent are those of that time, whatever became of them. */
function selectCharges(tx: ActorTx, which: SQL | undefined, limit: number) {
  const left = alias(tiers, "left_tier");
  const holder = alias(agents, "holder");
  const causer = alias(agents, "causer");
  return tx
    .select({
      id: charges.id,
      chargedOn: charges.chargedOn,
      kind: charges.kind,
      coversFrom: charges.coversFrom,
      coversUntil: charges.coversUntil,
      days: charges.days,
      ofDays: charges.ofDays,
      months: charges.months,
      seatId: charges.seatId,
      numberId: charges.numberId,
      number: numbers.number,
      country: numbers.country,
      extension: charges.extension,
      tier: tiers.name,
      fromTier: left.name,
      monthlyPrice: charges.monthlyPrice,
      amount: charges.amount,
      currency: charges.currency,
      agentId: charges.agentId,
      agentName: holder.name,
      actorName: causer.name,
    })
    .from(charges)
    .leftJoin(tiers, and(eq(tiers.orgId, charges.orgId), eq(tiers.id, charges.tierId)))
    .leftJoin(numbers, and(eq(numbers.orgId, charges.orgId), eq(numbers.id, charges.numberId)))
    .leftJoin(left, and(eq(left.orgId, charges.orgId), eq(left.id, charges.fromTierId)))
    .leftJoin(holder, and(eq(holder.orgId, charges.orgId), eq(holder.id, charges.agentId)))
    .leftJoin(causer, and(eq(causer.orgId, charges.orgId), eq(causer.id, charges.actorId)))
    .where(and(eq(charges.orgId, tx.actor.orgId), which))
    .orderBy(desc(charges.chargedOn), desc(charges.id))
    .limit(limit);
}
