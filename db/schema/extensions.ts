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
} from "drizzle-orm/pg-core";
import { deviceKinds } from "#lib/values/device-kind.ts";
import { extensionTypes } from "#lib/values/extension-type.ts";
import { bytes, idColumn, instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";
import { seats } from "./seats.ts";

/** Internal numbers: 2 to 6 digits, unique in the organisation. Every seat in use has one; one without a seat waits for one. */
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
    /** MD5 of user name, SIP domain and secret, what a registrar compares: worth the secret itself. Null: no phone can register. */
    ha1: text(),
    hasVoicemail: boolean().notNull().default(false),
    /** What a caller hears before leaving a message; null for the exchange's own words. */
    voicemailGreeting: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("extensions_number").on(t.orgId, t.number),
    unique("extensions_seat").on(t.orgId, t.seatId),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check("extensions_digits", sql`${t.number} ~ '^[0-9]{2,6}$'`),
    check("extensions_type", sql`${t.type} in ('SIP', 'Web')`),
    check("extensions_ha1", sql`${t.ha1} ~ '^[0-9a-f]{32}$'`),
    check("extensions_greeting", sql`length(${t.voicemailGreeting}) between 1 and 1000`),
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

/** From which numbers the next free extension is taken, the lowest first. None of an organisation overlap (exclusion constraint). */
export const extensionRanges = pgTable(
  "extension_ranges",
  { orgId: orgId(), first: integer().notNull(), last: integer().notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.first] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check(
      "extension_ranges_order",
      sql`${t.first} between 10 and 999999 and ${t.last} between ${t.first} and 999999`,
    ),
  ],
);

/** What rings for a seat. It stays with the seat, and is unpaired (by a trigger) when the SIP secret becomes another one. */
export const devices = pgTable(
  "devices",
  {
    orgId: orgId(),
    id: ownId<"devices">(),
    seatId: ownId<"seats">(),
    kind: text({ enum: deviceKinds }).notNull(),
    name: text().notNull(),
    /** Of a desk phone: twelve lower-case hexadecimal digits. */
    mac: text(),
    createdAt: instant().notNull(),
    /** When somebody said that it has the present secret; null while it must be paired, again or for the first time. */
    pairedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    unique("devices_mac").on(t.orgId, t.mac),
    index("devices_by_seat").on(t.orgId, t.seatId),
    check("devices_kind", sql`${t.kind} in ('desk-phone', 'softphone', 'browser', 'mobile')`),
    check("devices_mac_form", sql`${t.mac} ~ '^[0-9a-f]{12}$'`),
    check("devices_desk_phone", sql`(${t.kind} = 'desk-phone') = (${t.mac} is not null)`),
    check("devices_name", sql`length(${t.name}) between 1 and 100`),
  ],
);
