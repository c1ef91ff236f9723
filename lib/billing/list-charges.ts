import { and, desc, eq, gte, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type ActorTx, read } from "#db/client.ts";
import { agents, charges, numbers, tiers } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { hasText } from "#lib/find/has-text.ts";
import type { Actor } from "#lib/values/actor.ts";
import { searchKey } from "#lib/values/search-key.ts";
import { type ChargeFilter, type ChargePlace, chargeCursor } from "./list-filter.ts";

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
  const found = await read(actor, (tx) => selectCharges(tx, filter, before, perPage + 1));
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

/** The seat's extension and the agent are those of that time, whatever became of them. */
function selectCharges(tx: ActorTx, filter: ChargeFilter, before: ChargePlace | null, limit: number) {
  const left = alias(tiers, "left_tier");
  const holder = alias(agents, "holder");
  const causer = alias(agents, "causer");
  const found = filter.q ? searchKey(filter.q) : null;
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
    .where(
      and(
        eq(charges.orgId, tx.actor.orgId),
        filter.kind ? eq(charges.kind, filter.kind) : undefined,
        filter.tier ? eq(charges.tierId, filter.tier) : undefined,
        filter.from ? gte(charges.chargedOn, filter.from) : undefined,
        filter.until ? lte(charges.chargedOn, filter.until) : undefined,
        found
          ? or(
              sql`position(${found} in ${holder.nameKey}) > 0`,
              hasText(holder.email, found),
              sql`position(${found} in ${holder.emailFolded}) > 0`,
              sql`position(${found} in ${charges.extension}) > 0`,
              sql`position(${found.replaceAll(/[^0-9+]/g, "") || found} in ${numbers.number}) > 0`,
            )
          : undefined,
        before
          ? sql`(${charges.chargedOn}, ${charges.id}) < (${before.chargedOn}::date, ${before.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(charges.chargedOn), desc(charges.id))
    .limit(limit);
}
