import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { agents } from "./agents.ts";
import { bytes, day, idColumn, instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";

/** Billing tiers of an organisation; what they cost is in `tier_prices`. */
export const tiers = pgTable(
  "tiers",
  {
    orgId: orgId(),
    id: ownId<"tiers">(),
    name: text().notNull(),
    position: integer().notNull(),
    /** False once it is no longer sold: its seats stay, new ones are of other tiers. */
    isOffered: boolean().notNull().default(true),
    hasSms: boolean().notNull().default(false),
    hasCallRecording: boolean().notNull().default(false),
    hasConnectionBoost: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("tiers_name").on(t.orgId, t.name),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
  ],
);

export const boostStates = ["requested", "enabled"] as const;

/** What is paid for and what calls go through. It outlives the person in it. */
export const seats = pgTable(
  "seats",
  {
    orgId: orgId(),
    id: ownId<"seats">(),
    tierId: ownId<"tiers">(),
    forceLogin: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    releasedAt: instant(),
    /** A vacant seat that goes at the first bill date on or after this day, unless it is kept or filled before. */
    releaseOn: day(),
    /** A cheaper tier that the seat has from the first bill date on or after that day. */
    nextTierId: idColumn<"tiers">(),
    nextTierOn: day(),
    /** ConnectionBoost: asked for, or enabled by the operator. */
    boost: text({ enum: boostStates }),
    boostAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.tierId], foreignColumns: [tiers.orgId, tiers.id] }),
    foreignKey({ columns: [t.orgId, t.nextTierId], foreignColumns: [tiers.orgId, tiers.id] }),
    check("seats_next_tier", sql`(${t.nextTierId} is null) = (${t.nextTierOn} is null)`),
    check("seats_boost", sql`${t.boost} in ('requested', 'enabled')`),
    check("seats_boost_at", sql`(${t.boost} is null) = (${t.boostAt} is null)`),
    index("seats_to_release")
      .on(t.orgId, t.releaseOn)
      .where(sql`${t.releaseOn} is not null and ${t.releasedAt} is null`),
    index("seats_by_tier").on(t.orgId, t.tierId),
  ],
);

export const extensionTypes = ["SIP", "Web"] as const;

/** Internal numbers: 2 to 6 digits, unique in the organisation. Every seat in use has one. */
export const extensions = pgTable(
  "extensions",
  {
    orgId: orgId(),
    id: ownId<"extensions">(),
    number: text().notNull(),
    type: text({ enum: extensionTypes }).notNull(),
    seatId: idColumn<"seats">(),
    /** Since when the seat has this number; the seat's earlier ones are in `extension_periods`. */
    since: instant().notNull(),
    /** What a SIP phone registers with, sealed; null for Web, and until somebody needs it. Another one for each occupant. */
    sealedSipSecret: bytes(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("extensions_number").on(t.orgId, t.number),
    unique("extensions_seat").on(t.orgId, t.seatId),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check("extensions_digits", sql`${t.number} ~ '^[0-9]{2,6}$'`),
    check("extensions_type", sql`${t.type} in ('SIP', 'Web')`),
  ],
);

/**
 * Which seat an extension number belonged to, and when: kept by triggers on `extensions`, also when a seat is released or given
 * another number. No two rows of a number, nor of a seat, overlap.
 */
export const extensionPeriods = pgTable(
  "extension_periods",
  {
    orgId: orgId(),
    number: text().notNull(),
    seatId: ownId<"seats">(),
    heldFrom: instant().notNull(),
    heldUntil: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.number, t.seatId, t.heldFrom] }),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    index("extension_periods_by_seat").on(t.orgId, t.seatId),
    check("extension_periods_order", sql`${t.heldUntil} is null or ${t.heldFrom} <= ${t.heldUntil}`),
  ],
);

/** Who sat where, and when. No two rows of a seat, nor of an agent, overlap (exclusion constraints). */
export const seatOccupancies = pgTable(
  "seat_occupancies",
  {
    orgId: orgId(),
    id: ownId<"seat_occupancies">(),
    seatId: ownId<"seats">(),
    agentId: ownId<"agents">(),
    heldFrom: instant().notNull(),
    heldUntil: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    uniqueIndex("seat_occupancies_current_seat").on(t.orgId, t.seatId).where(sql`${t.heldUntil} is null`),
    uniqueIndex("seat_occupancies_current_agent").on(t.orgId, t.agentId).where(sql`${t.heldUntil} is null`),
    check("seat_occupancies_order", sql`${t.heldUntil} is null or ${t.heldFrom} <= ${t.heldUntil}`),
  ],
);

/** The seat counter, kept by triggers: counting 100,000 rows on every page would make the list slow. */
export const seatCounts = pgTable(
  "seat_counts",
  {
    orgId: orgId().primaryKey(),
    seats: integer().notNull().default(0),
    occupied: integer().notNull().default(0),
    heldByDeactivated: integer().notNull().default(0),
  },
  (t) => [foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] })],
);
