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
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { languages, roles, states } from "#lib/values/actor.ts";
import { day, idColumn, instant, orgId, ownId } from "./columns.ts";
import { locations } from "./locations.ts";
import { organisations, units } from "./organisations.ts";

/** People's accounts, whatever the role. Closed ones stay, for history and for restoring. */
export const agents = pgTable(
  "agents",
  {
    orgId: orgId(),
    id: ownId<"agents">(),
    email: text().notNull(),
    emailFolded: text().notNull(),
    name: text().notNull(),
    /** What lists are sorted by: the name in lower case, kept by a trigger since lower() is not leak-proof. */
    nameKey: text().notNull().default(""),
    role: text({ enum: roles }).notNull(),
    state: text({ enum: states }).notNull(),
    language: text({ enum: languages }).notNull(),
    unitId: idColumn<"units">(),
    /** The server region that the person's calls go through. */
    locationId: idColumn<"locations">(),
    /** May change contacts in systems that ask who is signed in (`/api/session`). */
    mayEditContacts: boolean().notNull().default(false),
    landLine: text(),
    mobile: text(),
    /** A Scheduled account's first day: its credentials are made and mailed when that day begins. */
    startsOn: day(),
    /** Whether those credentials must be changed at the first sign-in; what was ticked when the person was added. */
    mustChangeAtStart: boolean().notNull().default(true),
    /** The account is deactivated when this day begins where the organisation is. */
    endsOn: day(),
    /** What the account was before it was deactivated, and before it was closed: where it comes back to. Kept by a trigger. */
    deactivatedFrom: text({ enum: states }),
    closedFrom: text({ enum: states }),
    lastSignInAt: instant(),
    closedAt: instant(),
    /** When the personal data of a closed account was erased; then nothing brings it back. */
    erasedAt: instant(),
    createdAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    foreignKey({ columns: [t.orgId, t.unitId], foreignColumns: [units.orgId, units.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [locations.orgId, locations.id] }),
    uniqueIndex("agents_email").on(t.orgId, t.emailFolded).where(sql`${t.state} <> 'Closed'`),
    index("agents_by_name").on(t.orgId, t.nameKey, t.id).where(sql`${t.state} <> 'Closed'`),
    index("agents_by_name_closed").on(t.orgId, t.nameKey, t.id).where(sql`${t.state} = 'Closed'`),
    index("agents_to_start").on(t.startsOn).where(sql`${t.state} = 'Scheduled'`),
    index("agents_to_end").on(t.endsOn).where(sql`${t.endsOn} is not null and ${t.state} <> 'Closed'`),
    index("agents_closed").on(t.closedAt).where(sql`${t.state} = 'Closed'`),
    index("agents_by_unit").on(t.orgId, t.unitId),
    index("agents_by_location").on(t.orgId, t.locationId),
    check("agents_role", sql`${t.role} in ('admin', 'manager', 'agent')`),
    check("agents_state", sql`${t.state} in ('Scheduled', 'Waiting', 'Active', 'Deactivated', 'Closed')`),
    check("agents_closed", sql`(${t.state} = 'Closed') = (${t.closedAt} is not null)`),
    check("agents_scheduled", sql`${t.state} <> 'Scheduled' or ${t.startsOn} is not null`),
    check("agents_dates", sql`${t.endsOn} is null or ${t.startsOn} is null or ${t.startsOn} < ${t.endsOn}`),
    check("agents_erased", sql`${t.erasedAt} is null or ${t.state} = 'Closed'`),
    check("agents_email_length", sql`length(${t.email}) <= 254`),
    check("agents_name_length", sql`length(${t.name}) between 1 and 300`),
  ],
);

/**
 * What the list's search reads: name, e-mail and extension in lower case under a trigram index. Row-level security binds its
 * writes only; reads are open, since a policy would keep the index from being used (docs/decisions). Always joined to agents.
 */
export const agentSearch = pgTable(
  "agent_search",
  { orgId: orgId(), agentId: ownId<"agents">(), haystack: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.agentId] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** The directory of sign-in addresses: global, so that an address in use is refused without saying where. */
export const signInAddresses = pgTable(
  "sign_in_addresses",
  { address: text().primaryKey(), orgId: orgId(), agentId: ownId<"agents">() },
  (t) => [
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    uniqueIndex("sign_in_addresses_agent").on(t.orgId, t.agentId),
  ],
);

/** One argon2id hash per account. Temporary ones expire; with `mustChange` they open nothing but /first-password. */
export const passwords = pgTable(
  "passwords",
  {
    orgId: orgId(),
    agentId: ownId<"agents">(),
    hash: text().notNull(),
    isTemporary: boolean().notNull(),
    mustChange: boolean().notNull(),
    expiresAt: instant(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.agentId] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }).onDelete(
      "cascade",
    ),
    check("passwords_temporary_expires", sql`not ${t.isTemporary} or ${t.expiresAt} is not null`),
  ],
);
