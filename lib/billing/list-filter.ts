import { z } from "zod";
import { AgentFilter } from "#lib/agents/list-filter.ts";
import { type Day, DayField } from "#lib/values/day.ts";
import { type Id, idField, parseId } from "#lib/values/ids.ts";
import { chargeKinds } from "./charge-rules.ts";

/** A day of the address; the database has no year 0. */
const FilterDay = DayField.refine((day) => day >= "0001")
  .nullable()
  .catch(null);

/** What the charges are filtered by, from the address; both days count. What is not understood counts as not given. */
export const ChargeFilter = z.object({
  q: AgentFilter.shape.q,
  kind: z.enum(chargeKinds).nullable().catch(null),
  tier: idField<"tiers">().nullable().catch(null),
  from: FilterDay,
  until: FilterDay,
});
export type ChargeFilter = z.infer<typeof ChargeFilter>;

/** The last charge of a page; the next one begins with what is older. */
export interface ChargePlace {
  chargedOn: Day;
  id: Id<"charges">;
}

/** `2026-01-17.<id>`; the day first, as the list is ordered. */
export function chargeCursor({ chargedOn, id }: ChargePlace): string {
  return `${chargedOn}.${id}`;
}

/** Reads `?before=`; what is no cursor of ours leads to the first page. */
export function parseChargePlace(raw: unknown): ChargePlace | null {
  const [day, rawId] = typeof raw === "string" ? raw.split(".") : [];
  const chargedOn = FilterDay.parse(day ?? null);
  const id = parseId<"charges">(rawId);
  return chargedOn && id ? { chargedOn, id } : null;
}

/** The filter as the address has it, without what it does not ask for. */
export function chargeQuery(filter: ChargeFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}
