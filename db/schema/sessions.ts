import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { sessionEnds } from "#lib/auth/session-rules.ts";
import { agents } from "./agents.ts";
import { bytes, idColumn, instant, orgId, ownId } from "./columns.ts";

/** Signed-in browsers. The cookie holds a secret, the row its SHA-256; the row alone decides. */
export const sessions = pgTable(
  "sessions",
  {
    orgId: orgId(),
    id: ownId<"sessions">(),
    agentId: ownId<"agents">(),
    secretHash: bytes().notNull(),
    userAgent: text().notNull(),
    address: text().notNull(),
    createdAt: instant().notNull(),
    seenAt: instant().notNull(),
    endsAt: instant().notNull(),
    endedAt: instant(),
    endedBecause: text({ enum: sessionEnds }),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("sessions_secret").on(t.secretHash),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    index("sessions_by_agent").on(t.orgId, t.agentId),
    // Not by when it was seen, which is written too often for an index.
    index("sessions_open").on(t.endsAt).where(sql`${t.endedAt} is null`),
  ],
);

/** Links from the password-reset mail: one use, one hour, only the hash of the token. */
export const passwordResets = pgTable(
  "password_resets",
  {
    orgId: orgId(),
    id: ownId<"password_resets">(),
    agentId: ownId<"agents">(),
    tokenHash: bytes().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("password_resets_token").on(t.tokenHash),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    index("password_resets_by_agent").on(t.orgId, t.agentId),
  ],
);

/** Forms already acted on: the same key answers again instead of acting twice. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    orgId: orgId(),
    key: idColumn<"idempotency_keys">().notNull(),
    agentId: ownId<"agents">(),
    sessionId: idColumn<"sessions">().notNull(),
    permission: text().notNull(),
    inputDigest: bytes().notNull(),
    result: text(),
    sealedSecret: bytes(),
    sealedUntil: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.key] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    index("idempotency_keys_sealed").on(t.sealedUntil),
    index("idempotency_keys_by_age").on(t.createdAt),
  ],
);
