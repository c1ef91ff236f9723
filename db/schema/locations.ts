import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";

/** Server locations: the regions through which an agent's calls may go. */
export const locations = pgTable(
  "locations",
  {
    orgId: orgId(),
    id: ownId<"locations">(),
    name: text().notNull(),
    /** Degrees north and east (WGS 84). */
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    /** False once it is no longer proposed; people who have it keep it. */
    isOffered: boolean().notNull().default(true),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("locations_name").on(t.orgId, t.name),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check("locations_name_length", sql`length(${t.name}) between 1 and 100`),
    check("locations_latitude", sql`${t.latitude} between -90 and 90`),
    check("locations_longitude", sql`${t.longitude} between -180 and 180`),
  ],
);
