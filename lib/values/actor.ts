import type { AgentId, OrganisationId, SessionId } from "./ids.ts";
import type { Logo } from "./logo.ts";

export const roles = ["admin", "manager", "agent"] as const;
export type Role = (typeof roles)[number];

export const states = ["Scheduled", "Waiting", "Active", "Deactivated", "Closed"] as const;
/** Of an account, never of a person at work (that is a status). */
export type State = (typeof states)[number];

export const languages = ["en", "es", "fr", "de", "pt-BR", "ar"] as const;
export type Language = (typeof languages)[number];

/** Who is asking: one signed-in person, read from the session's row, never from the cookie's word. */
export interface Actor {
  readonly orgId: OrganisationId;
  readonly agentId: AgentId;
  readonly sessionId: SessionId;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** While true the session opens nothing but /first-password. */
  readonly mustChangePassword: boolean;
  readonly organisation: {
    readonly name: string;
    readonly timeZone: string;
    readonly currency: string;
    readonly temporaryPasswordDays: number;
    /** Whether every temporary password must be changed at the first sign-in. */
    readonly isPasswordChangeForced: boolean;
    readonly logo: Logo | null;
  };
}
