import { v7 } from "uuid";
import { z } from "zod";

/** A UUID that names one row of one table; the brand keeps an agent's id from being passed as a seat's. */
export type Id<Table extends string> = string & { readonly table: Table };

export type OrganisationId = Id<"organisations">;
export type AgentId = Id<"agents">;
export type SeatId = Id<"seats">;
export type TierId = Id<"tiers">;
export type UnitId = Id<"units">;
export type ExtensionId = Id<"extensions">;
export type SessionId = Id<"sessions">;
export type MailId = Id<"outbox">;
export type NumberId = Id<"numbers">;
export type RouteId = Id<"routes">;
export type DeviceId = Id<"devices">;
export type RecordingId = Id<"recordings">;
export type TemplateId = Id<"templates">;
export type StatusId = Id<"statuses">;
export type GroupId = Id<"groups">;
export type CampaignId = Id<"campaigns">;
export type LocationId = Id<"locations">;

/** A new id: UUID version 7, so that rows sort by the moment they were made. */
export function newId<Table extends string>(): Id<Table> {
  return v7() as Id<Table>;
}

/** A zod field for an id that came from outside; anything but a UUID is `id-invalid`. */
export function idField<Table extends string>() {
  return z.uuid("id-invalid").transform((id) => id.toLowerCase() as Id<Table>);
}

/** The id in an address or a form, or null when it is not a UUID (which then is "not there", a 404). */
export function parseId<Table extends string>(raw: unknown): Id<Table> | null {
  const parsed = idField<Table>().safeParse(raw);
  return parsed.success ? parsed.data : null;
}
