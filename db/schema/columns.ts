import { customType, date, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Day } from "#lib/values/day.ts";
import type { Id } from "#lib/values/ids.ts";

/** A UUID column typed as one table's id. */
export const idColumn = <Table extends string>() => uuid().$type<Id<Table>>();

/** The primary key half that, with org_id, composite foreign keys point at. */
export const ownId = <Table extends string>() => idColumn<Table>().notNull();

export const orgId = () => idColumn<"organisations">().notNull();

/** A moment; always with time zone, since a plain timestamp is read in the process's zone. */
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

/** A calendar date as text, never a Date. */
export const day = () => date({ mode: "string" }).$type<Day>();

/** Bytes: hashes and sealed values. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});
