import { type ActRefusal, refusalToAct } from "#lib/auth/policy.ts";
import type { LocationRefusal } from "#lib/locations/refusals.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";
import type { DateRefusal } from "./dates-rules.ts";
import { refusalOfVersion } from "./edit-rules.ts";
import type { ReplaceAgent } from "./replace-schema.ts";

/** Why somebody cannot be replaced, whoever is to come. */
type StayRefusal =
  | ActRefusal
  | "not-there"
  | "form-malformed"
  | "changed-meanwhile"
  | "account-closed"
  | "no-seat-to-pass-on";

export type ReplaceRefusal =
  | StayRefusal
  | "last-admin"
  | "unit-unknown"
  | "email-taken"
  | DateRefusal
  | LocationRefusal
  | "extension-reserved"
  | "extension-taken"
  | "group-unknown";

/**
 * Why the actor may not replace this agent, or null. `shown` is the state that the actor decided on: what changed since explains
 * whatever else is in the way by now. Source: product.md, "Roles" and "Seats and lifecycle".
 */
export function refusalToReplace(
  actor: Pick<Actor, "agentId" | "role">,
  leaver: { id: AgentId; role: Role; state: State; version: number } | null,
  { seatId, shown }: { seatId: SeatId | null; shown: Pick<ReplaceAgent, "version" | "seatId"> | null },
): StayRefusal | null {
  if (!leaver) return "not-there";
  const forbidden = refusalToAct(actor, "agents.replace", leaver);
  if (forbidden) return forbidden;
  const outdated =
    shown &&
    refusalOfVersion(
      { version: shown.version, seatId: shown.seatId ?? seatId },
      { version: leaver.version, seatId },
    );
  if (outdated) return outdated;
  if (leaver.state === "Closed") return "account-closed";
  return seatId ? null : "no-seat-to-pass-on";
}
