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
import { day, idColumn, instant, orgId, ownId } from "./columns.ts";
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

const boostStates = ["requested", "enabled"] as const;

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
    /** What outbound calls show: the seat's direct number or a call route's; null shows none. Kept true by triggers on `numbers`. */
    callerNumberId: idColumn<"numbers">(),
    /** The caller ID that the seat lost without anybody choosing so; shown until somebody chooses again. */
    lostCallerNumberId: idColumn<"numbers">(),
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
