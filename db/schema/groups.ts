import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { agents } from "./agents.ts";
import { instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";
import { seats } from "./seats.ts";

/** Agent groups: named sets of seats, so that whoever takes a seat over is in them. */
export const groups = pgTable(
  "groups",
  {
    orgId: orgId(),
    id: ownId<"groups">(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("groups_name").on(t.orgId, t.name),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check("groups_name_length", sql`length(${t.name}) between 1 and 300`),
  ],
);

/** A released seat leaves its groups (trigger). */
export const groupMembers = pgTable(
  "group_members",
  { orgId: orgId(), groupId: ownId<"groups">(), seatId: ownId<"seats">() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.groupId, t.seatId] }),
    foreignKey({ columns: [t.orgId, t.groupId], foreignColumns: [groups.orgId, groups.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    index("group_members_by_seat").on(t.orgId, t.seatId),
  ],
);

/** What agents are called away for: groups and single people that work on it. */
export const campaigns = pgTable(
  "campaigns",
  {
    orgId: orgId(),
    id: ownId<"campaigns">(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("campaigns_name").on(t.orgId, t.name),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check("campaigns_name_length", sql`length(${t.name}) between 1 and 300`),
  ],
);

export const campaignGroups = pgTable(
  "campaign_groups",
  { orgId: orgId(), campaignId: ownId<"campaigns">(), groupId: ownId<"groups">() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.campaignId, t.groupId] }),
    foreignKey({
      columns: [t.orgId, t.campaignId],
      foreignColumns: [campaigns.orgId, campaigns.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.orgId, t.groupId], foreignColumns: [groups.orgId, groups.id] }).onDelete(
      "cascade",
    ),
    index("campaign_groups_by_group").on(t.orgId, t.groupId),
  ],
);

/** Single agents: the person, not the seat. A closed account stays listed, so that it comes back when it is restored. */
export const campaignAgents = pgTable(
  "campaign_agents",
  { orgId: orgId(), campaignId: ownId<"campaigns">(), agentId: ownId<"agents">() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.campaignId, t.agentId] }),
    foreignKey({
      columns: [t.orgId, t.campaignId],
      foreignColumns: [campaigns.orgId, campaigns.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    index("campaign_agents_by_agent").on(t.orgId, t.agentId),
  ],
);
