import { and, asc, eq, ne, or, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, locations } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { LocationId, OrganisationId } from "#lib/values/ids.ts";

export type Location = Awaited<ReturnType<typeof listLocations>>[number];

const shown = {
  id: locations.id,
  name: locations.name,
  latitude: locations.latitude,
  longitude: locations.longitude,
  isOffered: locations.isOffered,
};

/** The organisation's server locations by name, each with how many people have it; closed accounts do not count. For admins. */
export function listLocations(actor: Actor) {
  requirePermission(actor, "settings.change");
  return read(actor, (tx) =>
    tx
      .select({ ...shown, people: sql<number>`count(${agents.id})::int` })
      .from(locations)
      .leftJoin(
        agents,
        and(
          eq(agents.orgId, locations.orgId),
          eq(agents.locationId, locations.id),
          ne(agents.state, "Closed"),
        ),
      )
      .where(eq(locations.orgId, actor.orgId))
      .groupBy(locations.orgId, locations.id)
      .orderBy(asc(sql`lower(${locations.name})`), asc(locations.id)),
  );
}

/** How many of those who have a location are named on its page. */
const mostNamed = 10;

/** One server location with who has it, ten of them by name; null when the organisation has none of this id. For admins. */
export async function findLocation(actor: Actor, id: LocationId) {
  requirePermission(actor, "settings.change");
  return read(actor, async (tx) => {
    const [location] = await tx
      .select({ ...shown, version: locations.version })
      .from(locations)
      .where(and(eq(locations.orgId, actor.orgId), eq(locations.id, id)));
    if (!location) return null;
    const named = await tx
      .select({ id: agents.id, name: agents.name })
      .from(agents)
      .where(areAt(actor.orgId, id))
      .orderBy(asc(agents.nameKey), asc(agents.id))
      .limit(mostNamed);
    return { ...location, people: await countPeopleAt(tx, id), named };
  });
}

/** How many people's calls go through a location; not the closed accounts'. */
export function countPeopleAt(tx: ActorTx, id: LocationId): Promise<number> {
  return tx.$count(agents, areAt(tx.actor.orgId, id));
}

const areAt = (orgId: OrganisationId, id: LocationId) =>
  and(eq(agents.orgId, orgId), eq(agents.locationId, id), ne(agents.state, "Closed"));

/** The locations that can be chosen for somebody, by name: those that are offered, and the one that the person has. */
export function selectOffered(tx: ActorTx, has: LocationId | null) {
  const offered = eq(locations.isOffered, true);
  return tx
    .select(shown)
    .from(locations)
    .where(and(eq(locations.orgId, tx.actor.orgId), has ? or(offered, eq(locations.id, has)) : offered))
    .orderBy(asc(sql`lower(${locations.name})`), asc(locations.id));
}

/** The names of all server locations of the organisation, by id. */
export function nameLocations(actor: Actor): Promise<Map<string, string>> {
  requirePermission(actor, "agents.see");
  return read(actor, async (tx) => {
    const rows = await tx
      .select({ id: locations.id, name: locations.name })
      .from(locations)
      .where(eq(locations.orgId, actor.orgId));
    return new Map(rows.map(({ id, name }) => [id, name]));
  });
}

/** The name of a location; null when the organisation has none of this id. */
export async function locationName(tx: ActorTx, id: LocationId | null): Promise<string | null> {
  if (!id) return null;
  const [location] = await tx
    .select({ name: locations.name })
    .from(locations)
    .where(and(eq(locations.orgId, tx.actor.orgId), eq(locations.id, id)));
  return location?.name ?? null;
}
