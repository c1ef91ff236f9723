import { type ActRefusal, may, refusalToAct } from "#lib/auth/policy.ts";
import type { Actor, Role } from "#lib/values/actor.ts";
import { type DeviceKind, deviceKinds } from "#lib/values/device-kind.ts";
import type { ExtensionType } from "#lib/values/extension-type.ts";
import type { AgentId } from "#lib/values/ids.ts";

export type DeviceRefusal = ActRefusal | "device-not-there";
export type AddDeviceRefusal =
  | ActRefusal
  | "seat-not-there"
  | "device-needs-sip"
  | "mac-taken"
  | "too-many-devices";

/** No seat rings on more. */
export const mostDevices = 20;

/** Whoever holds the seat sees what rings for it, and so do those who manage seats. */
export function maySeeDevices(
  actor: Pick<Actor, "agentId" | "role">,
  seat: { occupantId: AgentId | null },
): boolean {
  return seat.occupantId === actor.agentId || may(actor.role, "devices.change");
}

/**
 * Why the actor may not say what rings for the seat of this person, or of nobody, or null. Whoever holds the seat may, and so may those
 * who manage seats, but for an admin's only admins.
 */
export function refusalToChangeDevices(
  actor: Pick<Actor, "agentId" | "role">,
  occupant: { id: AgentId; role: Role } | null,
): ActRefusal | null {
  if (occupant?.id === actor.agentId) return null;
  if (!may(actor.role, "devices.change")) return "not-allowed";
  return occupant && refusalToAct(actor, "agents.edit", occupant);
}

/** What can ring for an extension of this type: a Web one has no SIP secret, and is used in the browser alone (product.md, "Telephony"). */
export function kindsFor(extensionType: ExtensionType | null): readonly DeviceKind[] {
  return extensionType === "Web" ? ["browser"] : deviceKinds;
}

/** As it stands on the phone: pairs with colons. */
export function writtenMac(mac: string): string {
  return (mac.match(/../g) ?? []).join(":");
}
