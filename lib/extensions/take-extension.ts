import { and, eq, sql } from "drizzle-orm";
import { extensions, organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

type Number = { ok: true; number: string } | { ok: false; refusal: "extensions-used-up" | "extension-taken" };

/**
 * The wanted extension number if it is free, or the next free one when null. Call it under the organisation's lock; the
 * unique constraint has the last word.
 */
export async function takeExtension(tx: Tx, orgId: OrganisationId, wanted: string | null): Promise<Number> {
  if (wanted !== null)
    return (await isFree(tx, orgId, wanted))
      ? { ok: true, number: wanted }
      : { ok: false, refusal: "extension-taken" };

  const [next] = (await takeExtensions(tx, orgId, 1)) ?? [];
  return next === undefined ? { ok: false, refusal: "extensions-used-up" } : { ok: true, number: next };
}

/** So many free numbers, taken at once, the lowest first; null when there are not enough. Call it under the organisation's lock. */
export async function takeExtensions(tx: Tx, orgId: OrganisationId, count: number): Promise<string[] | null> {
  const numbers = await freeExtensions(tx, orgId, count);
  const last = numbers.at(-1);
  if (numbers.length < count || last === undefined) return null;
  await tx
    .update(organisations)
    .set({ nextExtension: Number(last) + 1 })
    .where(eq(organisations.id, orgId));
  return numbers;
}

/** The lowest free number from 100 up, or null when all up to 999999 are taken. */
export async function nextFreeExtension(tx: Tx, orgId: OrganisationId): Promise<string | null> {
  return (await freeExtensions(tx, orgId, 1))[0] ?? null;
}

/**
 * Starts at the organisation's hint, below which nothing is free, so that the ten-thousandth agent's number is found as fast as
 * the first's.
 */
async function freeExtensions(tx: Tx, orgId: OrganisationId, count: number): Promise<string[]> {
  const rows = await tx.execute<{ number: string }>(sql`
    select n::text as number
      from (select generate_series(o.next_extension, 999999) as n from ${organisations} o where o.id = ${orgId}) candidate
     where not exists (select 1 from ${extensions} e where e.org_id = ${orgId} and e.number = n::text)
     limit ${count}`);
  return rows.map((row) => row.number);
}

async function isFree(tx: Tx, orgId: OrganisationId, number: string): Promise<boolean> {
  const [taken] = await tx
    .select({ id: extensions.id })
    .from(extensions)
    .where(and(eq(extensions.orgId, orgId), eq(extensions.number, number)));
  return !taken;
}
