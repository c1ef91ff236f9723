import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { aNumber as aBoughtNumber, aPhoneNumber } from "#db/testing/a-number.ts";
import { formKey } from "#db/testing/charged.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type NumberId, newId, type RouteId, type SeatId, type TierId } from "#lib/values/ids.ts";
import { addRoute } from "../add-route.ts";
import type { RouteDraft, Wanted } from "../draft-rules.ts";
import type { WantedDestination } from "../route-fields-schema.ts";

export const to = (destination: WantedDestination): Wanted => ({ to: destination, field: "to" });
export const voicemail = to({ kind: "voicemail" });
export const hangUp = to({ kind: "hang-up" });
export const toRoute = (routeId: RouteId) => to({ kind: "route", routeId });
export const toExtension = (extension: string) => to({ kind: "extension", extension });

/** A ring group with a voicemail box in which its calls end. */
export function aDraft(change: Partial<RouteDraft> = {}): RouteDraft {
  return {
    kind: "ring-group",
    name: `Route ${newId().slice(-8)}`,
    distribution: "all-at-once",
    ringSeconds: 20,
    maxWaitSeconds: null,
    hasVoicemail: true,
    greeting: null,
    otherwise: voicemail,
    keys: [],
    added: [],
    rows: [],
    ...change,
  };
}

export function aMenu(keys: RouteDraft["keys"], change: Partial<RouteDraft> = {}): RouteDraft {
  return aDraft({ kind: "ivr", distribution: null, greeting: "Press 1.", keys, ...change });
}

export async function addedRoute(
  admin: Actor,
  change: Partial<RouteDraft> | RouteDraft = {},
): Promise<RouteId> {
  const added = await addRoute(admin, { key: formKey(), draft: aDraft(change) }, new Date());
  if (!added.ok) throw new Error(added.refusal);
  return added.value.routeId;
}

/** Vacant seats with the extensions from 700 on, past all verbs. */
export async function someSeats(
  { orgId }: Actor,
  tierId: TierId | undefined,
  count: number,
): Promise<{ id: SeatId; extension: string }[]> {
  const made = Array.from({ length: count }, (_, n) => ({
    id: newId<"seats">(),
    extension: String(700 + n),
  }));
  await asSystem("test", async (tx) => {
    for (const { id, extension } of made) {
      await tx.execute(
        sql`insert into seats (org_id, id, tier_id, created_at) values (${orgId}, ${id}, ${tierId ?? ""}, now())`,
      );
      await tx.execute(sql`insert into extensions (org_id, id, number, type, seat_id, since)
        values (${orgId}, ${newId()}, ${extension}, 'Web', ${id}, now())`);
    }
  });
  return made;
}

/** A bought number in the pool, or of a route or a seat. */
export async function aNumber(
  admin: Actor,
  owner: { routeId?: RouteId; seatId?: SeatId; hasSms?: boolean } = {},
): Promise<{ id: NumberId; number: string }> {
  const number = aPhoneNumber();
  return { id: await aBoughtNumber(admin, new Date(), { number, ...owner }), number };
}

/** Releases a seat as a bill date does. */
export async function released({ orgId }: Actor, seatId: SeatId): Promise<void> {
  await asSystem("test", async (tx) => {
    await tx.execute(sql`update seats set released_at = now() where org_id = ${orgId} and id = ${seatId}`);
    await tx.execute(sql`delete from extensions where org_id = ${orgId} and seat_id = ${seatId}`);
  });
}
