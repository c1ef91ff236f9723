import { eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

/** The organisation's password and session rules. */
export interface Security {
  /** The least that a chosen password may have, in characters. */
  passwordLength: number;
  temporaryPasswordDays: number;
  /** Whether every temporary password must be changed at the first sign-in, whatever a form says. */
  isPasswordChangeForced: boolean;
  sessionIdleMinutes: number;
  sessionAbsoluteHours: number;
}

/** For admins. */
export function findSecurity(actor: Actor): Promise<Security> {
  requirePermission(actor, "settings.change");
  return read(actor, (tx) => readSecurity(tx, actor.orgId));
}

export async function readSecurity(tx: Tx, orgId: OrganisationId): Promise<Security> {
  const [security] = await tx
    .select({
      passwordLength: organisations.passwordLength,
      temporaryPasswordDays: organisations.temporaryPasswordDays,
      isPasswordChangeForced: organisations.isPasswordChangeForced,
      sessionIdleMinutes: organisations.sessionIdleMinutes,
      sessionAbsoluteHours: organisations.sessionAbsoluteHours,
    })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  if (!security) throw new Error("no such organisation");
  return security;
}
