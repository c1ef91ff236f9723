import { may } from "#lib/auth/policy.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { type DeviceKind, deviceKinds } from "./schema.ts";

export type DeviceRefusal = "device-not-there" | "not-allowed";
export type AddDeviceRefusal =
  | "seat-not-there"
  | "not-allowed"
  | "device-needs-sip"
  | "mac-taken"
  | "too-many-devices";

/** No seat rings on more. */
export const mostDevices = 20;

/** Whoever holds the seat says what rings for it, and so do those who manage seats. */
export function mayChangeDevices(
  actor: Pick<Actor, "agentId" | "role">,
  seat: { occupantId: AgentId | null },
): boolean {
  return seat.occupantId === actor.agentId || may(actor.role, "devices.change");
}

/** What can ring for an extension of this type: a Web one has no SIP secret, and is used in the browser alone (product.md, "Telephony"). */
export function kindsFor(extensionType: "SIP" | "Web" | null): readonly DeviceKind[] {
  return extensionType === "Web" ? ["browser"] : deviceKinds;
}

/** As it stands on the phone: pairs with colons. */
export function writtenMac(mac: string): string {
  return (mac.match(/../g) ?? []).join(":");
}
