import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { destinationKinds, distributions, routeKinds } from "#lib/values/call-route.ts";
import { idColumn, instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";
import { seats } from "./seats.ts";

/** Where a call goes on: another seat or route, a voicemail box, or the end. */
const destination = () => ({
  toKind: text({ enum: destinationKinds }).notNull(),
  toSeatId: idColumn<"seats">(),
  toRouteId: idColumn<"routes">(),
  /** The seat that it led to until that was released; shown until somebody chooses again. */
  lostSeatId: idColumn<"seats">(),
});

/** Ring groups, queues and IVRs. `to…` is where a call goes that nobody answered, or that pressed nothing. */
export const routes = pgTable(
  "routes",
  {
    orgId: orgId(),
    id: ownId<"routes">(),
    kind: text({ enum: routeKinds }).notNull(),
    name: text().notNull(),
    /** Whom a call is offered to first; null for an IVR. */
    distribution: text({ enum: distributions }),
    /** How long a member rings, or all of them; how long an IVR waits for a key. */
    ringSeconds: smallint().notNull(),
    /** Of a queue: how long a caller waits at most. */
    maxWaitSeconds: integer(),
    hasVoicemail: boolean().notNull().default(false),
    /** What a caller hears: an IVR's menu, a queue's welcome, before the voicemail box of a ring group. */
    greeting: text(),
    ...destination(),
    createdAt: instant().notNull(),
    /** The row stays for the history of its numbers, which by then are back in the pool. */
    deletedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("routes_name").on(t.orgId, t.name).where(sql`${t.deletedAt} is null`),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    foreignKey({ columns: [t.orgId, t.toSeatId], foreignColumns: [seats.orgId, seats.id] }),
    foreignKey({ columns: [t.orgId, t.toRouteId], foreignColumns: [t.orgId, t.id] }),
    foreignKey({
      name: "routes_lost_seat",
      columns: [t.orgId, t.lostSeatId],
      foreignColumns: [seats.orgId, seats.id],
    }),
    index("routes_to_route").on(t.orgId, t.toRouteId),
    index("routes_to_seat").on(t.orgId, t.toSeatId),
    check("routes_kind", sql`${t.kind} in ('ring-group', 'queue', 'ivr')`),
    check(
      "routes_distribution",
      sql`case ${t.kind} when 'ring-group' then ${t.distribution} in ('all-at-once', 'in-order')
            when 'queue' then ${t.distribution} in ('longest-idle', 'fewest-calls') else ${t.distribution} is null end`,
    ),
    check("routes_ring_seconds", sql`${t.ringSeconds} between 3 and 120`),
    check(
      "routes_max_wait",
      sql`(${t.kind} = 'queue') = (${t.maxWaitSeconds} is not null) and ${t.maxWaitSeconds} between 10 and 7200`,
    ),
    check("routes_name_length", sql`length(${t.name}) between 1 and 100`),
    check("routes_greeting", sql`length(${t.greeting}) between 1 and 1000`),
    check(
      "routes_destination",
      sql`(${t.toKind} = 'seat') = (${t.toSeatId} is not null) and (${t.toKind} = 'route') = (${t.toRouteId} is not null)`,
    ),
    check("routes_deleted", sql`${t.deletedAt} is null or ${t.toKind} = 'hang-up'`),
    check("routes_voicemail", sql`${t.toKind} <> 'voicemail' or ${t.hasVoicemail}`),
  ],
);

/** The seats that a ring group or queue rings. They stay when the occupant changes. */
export const routeMembers = pgTable(
  "route_members",
  {
    orgId: orgId(),
    routeId: ownId<"routes">(),
    seatId: ownId<"seats">(),
    /** In a ring group: which is rung first. */
    position: integer().notNull(),
    /** In a queue: lower numbers are offered the call first. */
    priority: smallint().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.routeId, t.seatId] }),
    foreignKey({ columns: [t.orgId, t.routeId], foreignColumns: [routes.orgId, routes.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    index("route_members_by_seat").on(t.orgId, t.seatId),
    check("route_members_priority", sql`${t.priority} between 1 and 10`),
  ],
);

/** What a key of an IVR leads to. */
export const routeKeys = pgTable(
  "route_keys",
  { orgId: orgId(), routeId: ownId<"routes">(), key: text().notNull(), ...destination() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.routeId, t.key] }),
    foreignKey({ columns: [t.orgId, t.routeId], foreignColumns: [routes.orgId, routes.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.orgId, t.toSeatId], foreignColumns: [seats.orgId, seats.id] }),
    foreignKey({ columns: [t.orgId, t.toRouteId], foreignColumns: [routes.orgId, routes.id] }),
    foreignKey({
      name: "route_keys_lost_seat",
      columns: [t.orgId, t.lostSeatId],
      foreignColumns: [seats.orgId, seats.id],
    }),
    index("route_keys_to_route").on(t.orgId, t.toRouteId),
    index("route_keys_to_seat").on(t.orgId, t.toSeatId),
    check("route_keys_key", sql`${t.key} ~ '^[0-9*#]$'`),
    check(
      "route_keys_destination",
      sql`(${t.toKind} = 'seat') = (${t.toSeatId} is not null) and (${t.toKind} = 'route') = (${t.toRouteId} is not null)`,
    ),
  ],
);
