import { and, eq, sql } from "drizzle-orm";
import type { SessionFacts } from "#lib/auth/session-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { OrganisationId, SessionId } from "#lib/values/ids.ts";
import type { Logo } from "#lib/values/logo.ts";
import { agents, logos, organisations, passwords, sessions } from "./schema/index.ts";
import { statement } from "./statement.ts";
import type { Tx } from "./tx.ts";

export interface SessionRow {
  actor: Actor;
  facts: SessionFacts;
}

/** The session with its agent and organisation in one query; the row, not the cookie, says who is asking. */
export async function findSession(
  tx: Tx,
  by: { secretHash: Uint8Array } | { orgId: OrganisationId; sessionId: SessionId },
): Promise<SessionRow | null> {
  const [row] = "secretHash" in by ? await bySecret(tx, by) : await byId(tx, by);
  if (!row) return null;

  const {
    orgId,
    sessionId,
    agentId,
    role,
    name,
    email,
    language,
    timeZone,
    currency,
    temporaryPasswordDays,
    isPasswordChangeForced,
  } = row;
  return {
    actor: {
      orgId,
      sessionId,
      agentId,
      role,
      name,
      email,
      language,
      mustChangePassword: row.mustChange ?? true,
      organisation: {
        name: row.organisationName,
        timeZone,
        currency,
        temporaryPasswordDays,
        isPasswordChangeForced,
        logo: logoIn(row),
      },
    },
    facts: row,
  };
}

const bySecret = statement<{ secretHash: Uint8Array }, Found[]>((tx) =>
  selectSession(tx).where(eq(sessions.secretHash, sql.placeholder("secretHash"))),
);

const byId = statement<{ orgId: OrganisationId; sessionId: SessionId }, Found[]>((tx) =>
  selectSession(tx).where(
    and(eq(sessions.orgId, sql.placeholder("orgId")), eq(sessions.id, sql.placeholder("sessionId"))),
  ),
);

type Found = Awaited<ReturnType<typeof selectSession>>[number];

function logoIn({ logoId, logoWidth, logoHeight }: Found): Logo | null {
  return logoId && logoWidth && logoHeight ? { id: logoId, width: logoWidth, height: logoHeight } : null;
}

function selectSession(tx: Tx) {
  return tx
    .select({
      orgId: sessions.orgId,
      sessionId: sessions.id,
      agentId: agents.id,
      role: agents.role,
      name: agents.name,
      email: agents.email,
      language: agents.language,
      mustChange: passwords.mustChange,
      organisationName: organisations.name,
      timeZone: organisations.timeZone,
      currency: organisations.currency,
      temporaryPasswordDays: organisations.temporaryPasswordDays,
      isPasswordChangeForced: organisations.isPasswordChangeForced,
      logoId: logos.id,
      logoWidth: logos.width,
      logoHeight: logos.height,
      state: agents.state,
      endedBecause: sessions.endedBecause,
      seenAt: sessions.seenAt,
      endsAt: sessions.endsAt,
      idleMinutes: organisations.sessionIdleMinutes,
    })
    .from(sessions)
    .innerJoin(agents, and(eq(agents.orgId, sessions.orgId), eq(agents.id, sessions.agentId)))
    .innerJoin(organisations, eq(organisations.id, sessions.orgId))
    .leftJoin(logos, eq(logos.orgId, sessions.orgId))
    .leftJoin(passwords, and(eq(passwords.orgId, sessions.orgId), eq(passwords.agentId, sessions.agentId)));
}
