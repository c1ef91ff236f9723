import { boolean, foreignKey, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { agents } from "./agents.ts";
import { instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";

/** Agent statuses: what an agent at work may be doing, as the organisation lists it. */
export const statuses = pgTable(
  "statuses",
  {
    orgId: orgId(),
    id: ownId<"statuses">(),
    name: text().notNull(),
    position: integer().notNull(),
    /** Whether calls reach an agent of this status. */
    takesCalls: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("statuses_name").on(t.orgId, t.name),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
  ],
);

/** The status that an agent chose; without a row it is the organisation's first. */
export const currentStatuses = pgTable(
  "current_statuses",
  { orgId: orgId(), agentId: ownId<"agents">(), statusId: ownId<"statuses">(), since: instant().notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.agentId] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    foreignKey({ columns: [t.orgId, t.statusId], foreignColumns: [statuses.orgId, statuses.id] }),
  ],
);
