import { sql } from "drizzle-orm";
import {
  bigint,
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
import type { MinorUnits } from "#lib/values/money.ts";
import { agents } from "./agents.ts";
import { idColumn, instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";

/** Billing tiers of an organisation. */
export const tiers = pgTable(
  "tiers",
  {
    orgId: orgId(),
    id: ownId<"tiers">(),
    name: text().notNull(),
    monthlyPrice: bigint({ mode: "bigint" }).$type<MinorUnits>().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("tiers_name").on(t.orgId, t.name),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check("tiers_price", sql`${t.monthlyPrice} >= 0`),
  ],
);

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
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.tierId], foreignColumns: [tiers.orgId, tiers.id] }),
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
