import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Language } from "#lib/values/actor.ts";
import { statusColours } from "#lib/values/status-colour.ts";
import { agents } from "./agents.ts";
import { instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";

/** Agent statuses: what an agent at work may be doing, as the organisation lists it. The first is what one is who chose none. */
export const statuses = pgTable(
  "statuses",
  {
    orgId: orgId(),
    id: ownId<"statuses">(),
    name: text().notNull(),
    /** The name in other languages; one that is not there reads as `name`. */
    translations: jsonb().$type<Partial<Record<Language, string>>>().notNull().default({}),
    colour: text({ enum: statusColours }).notNull().default("grey"),
    position: integer().notNull(),
    /** Whether calls reach an agent of this status. */
    takesCalls: boolean().notNull(),
    /** Offered in the agents' own menus. */
    isChosenByHand: boolean().notNull().default(true),
    /** The row stays for the history of who had it. */
    deletedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("statuses_name").on(t.orgId, t.name).where(sql`${t.deletedAt} is null`),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check("statuses_name_length", sql`length(${t.name}) between 1 and 100`),
    check("statuses_colour", sql`${t.colour} in ('green', 'amber', 'red', 'blue', 'violet', 'grey')`),
  ],
);

/** The status that an agent chose, while any browser is signed in; without a row it is the organisation's first. */
export const currentStatuses = pgTable(
  "current_statuses",
  { orgId: orgId(), agentId: ownId<"agents">(), statusId: ownId<"statuses">(), since: instant().notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.agentId] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    foreignKey({ columns: [t.orgId, t.statusId], foreignColumns: [statuses.orgId, statuses.id] }),
  ],
);

/** Who had chosen which status, and when; kept by trigger on `current_statuses`. */
export const statusPeriods = pgTable(
  "status_periods",
  {
    orgId: orgId(),
    agentId: ownId<"agents">(),
    statusId: ownId<"statuses">(),
    heldFrom: instant().notNull(),
    heldUntil: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.agentId, t.heldFrom] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    foreignKey({ columns: [t.orgId, t.statusId], foreignColumns: [statuses.orgId, statuses.id] }),
    uniqueIndex("status_periods_current").on(t.orgId, t.agentId).where(sql`${t.heldUntil} is null`),
    index("status_periods_by_status").on(t.orgId, t.statusId),
    check("status_periods_order", sql`${t.heldUntil} is null or ${t.heldFrom} <= ${t.heldUntil}`),
  ],
);

/** What an agent's own menu does not offer; by default it offers all. */
export const withheldStatuses = pgTable(
  "withheld_statuses",
  { orgId: orgId(), agentId: ownId<"agents">(), statusId: ownId<"statuses">() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.agentId, t.statusId] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    foreignKey({ columns: [t.orgId, t.statusId], foreignColumns: [statuses.orgId, statuses.id] }),
  ],
);
