import { read } from "#db/client.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { LocationId } from "#lib/values/ids.ts";
import { byDistance } from "./distance-rules.ts";
import { type FoundPlace, type KnownOfPerson, placeOfPerson } from "./places.ts";
import { selectOffered } from "./queries.ts";
import type { LocationRefusal } from "./refusals.ts";
import { type LocationChoice, nearest } from "./schema.ts";

type Known = Omit<KnownOfPerson, "timeZone">;

/** What was chosen where the nearest was asked for: from where, how far, and by what the place was known. */
export interface ChosenNearest {
  name: string;
  place: Pick<FoundPlace, "name" | "country" | "by">;
  km: number;
  ms: number;
}

export interface OfferedLocation {
  id: LocationId;
  name: string;
  /** Null where nothing says where the person works. */
  km: number | null;
  ms: number | null;
}

/**
 * The locations that can be chosen for somebody, by name, with the way to each, and the nearest that is offered. `has` is the one that
 * the person has, offered or not.
 */
export async function offerLocations(
  actor: Actor,
  known: Known,
  has: LocationId | null,
): Promise<{
  place: FoundPlace | "unknown" | null;
  offered: OfferedLocation[];
  nearest: OfferedLocation | null;
}> {
  requirePermission(actor, "agents.see");
  const rows = await read(actor, (tx) => selectOffered(tx, has));
  const place = placeOfPerson({ ...known, timeZone: actor.organisation.timeZone });
  if (place === null || place === "unknown") {
    return { place, offered: rows.map(({ id, name }) => ({ id, name, km: null, ms: null })), nearest: null };
  }
  const measured = byDistance(rows, place);
  const nearestOffered = measured.find(({ isOffered }) => isOffered) ?? null;
  const inOrder = rows.flatMap(({ id }) => measured.filter((location) => location.id === id));
  return { place, offered: inOrder, nearest: nearestOffered };
}

/**
 * What a form's choice comes to, under the organisation's lock: a location that is offered or that the person has, the nearest, or none. The
 * nearest is none where no place is known or no location is offered. Refused as `place-unknown` when the nearest to a place that nobody
 * knows was asked for, as `location-unknown` for one that cannot be chosen.
 */
export async function chooseLocation(
  tx: ActorTx,
  choice: LocationChoice,
  known: Known,
  has: LocationId | null,
): Promise<
  | { ok: true; locationId: LocationId | null; nearest: ChosenNearest | null }
  | { ok: false; refusal: LocationRefusal }
> {
  if (choice === undefined) return { ok: true, locationId: has, nearest: null };
  if (choice === null) return { ok: true, locationId: null, nearest: null };
  const offered = await selectOffered(tx, has);
  if (choice !== nearest) {
    return offered.some(({ id }) => id === choice)
      ? { ok: true, locationId: choice, nearest: null }
      : { ok: false, refusal: "location-unknown" };
  }
  const place = placeOfPerson({ ...known, timeZone: tx.actor.organisation.timeZone });
  if (place === "unknown") return { ok: false, refusal: "place-unknown" };
  const [first] = place
    ? byDistance(
        offered.filter(({ isOffered }) => isOffered),
        place,
      )
    : [];
  if (!place || !first) return { ok: true, locationId: null, nearest: null };
  const { name, country, by } = place;
  const { km, ms } = first;
  return {
    ok: true,
    locationId: first.id,
    nearest: { name: first.name, place: { name, country, by }, km, ms },
  };
}
