import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { bytes, day, idColumn, instant, orgId, ownId } from "./columns.ts";

/** The tenants. Their rows are locked first by every change (see db/client.ts). */
export const organisations = pgTable(
  "organisations",
  {
    id: idColumn<"organisations">().primaryKey(),
    name: text().notNull(),
    timeZone: text().notNull(),
    currency: char({ length: 3 }).notNull(),
    setUpOn: day().notNull(),
    contractStart: day(),
    contractEnd: day(),
    /** The first day on which a charge is still to be written: a renewal, or the second charge of a seat. */
    nextDueOn: day().notNull(),
    /** Where requests such as ConnectionBoost are mailed to. */
    supportEmail: text(),
    /** What the set-up guide tells: the SIP domain, where the phone is downloaded, how it is paired with the CRM. */
    sipDomain: text(),
    desktopPhoneUrl: text(),
    mobilePhoneUrl: text(),
    crmNotes: text(),
    /** The exchange's secure WebSocket, for the dashboard phone: "wss://…". */
    sipWebsocketUrl: text(),
    temporaryPasswordDays: smallint().notNull().default(7),
    /** The least that a chosen password may have. */
    passwordLength: smallint().notNull().default(15),
    /** Whether nobody may be added with a temporary password that need not be changed. */
    isPasswordChangeForced: boolean().notNull().default(false),
    sessionIdleMinutes: integer().notNull().default(720),
    sessionAbsoluteHours: integer().notNull().default(168),
    /** No extension below this number is free; where the search for the next free one starts. */
    nextExtension: integer().notNull().default(100),
    createdAt: instant().notNull(),
  },
  (t) => [
    check(
      "organisations_contract",
      sql`${t.contractStart} is null or ${t.contractEnd} is null or ${t.contractStart} <= ${t.contractEnd}`,
    ),
    check("organisations_temporary_password_days", sql`${t.temporaryPasswordDays} between 1 and 30`),
    check("organisations_password_length", sql`${t.passwordLength} between 15 and 64`),
    check("organisations_session_idle", sql`${t.sessionIdleMinutes} between 5 and 10080`),
    check("organisations_session_absolute", sql`${t.sessionAbsoluteHours} between 1 and 720`),
  ],
);

/**
 * The directory of SIP domains: a phone registers as its extension at the domain, so two organisations of one domain would ring each
 * other's phones. Global by nature; a domain in use is refused without saying where.
 */
export const sipDomains = pgTable("sip_domains", { domain: text().primaryKey(), orgId: orgId() }, (t) => [
  unique("sip_domains_org").on(t.orgId, t.domain),
  foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
]);

/** The organisation's picture on pages and in mails: PNG, made anew from what was uploaded. Its address says nothing of whose it is. */
export const logos = pgTable(
  "logos",
  {
    orgId: orgId().primaryKey(),
    id: idColumn<"logos">().notNull().unique(),
    png: bytes().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] })],
);

/** Business units: a list that may be empty. */
export const units = pgTable(
  "units",
  { orgId: orgId(), id: ownId<"units">(), name: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("units_name").on(t.orgId, t.name),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
  ],
);
