import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { passwordResets } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import type { AccountKey } from "./account.ts";
import { hashSecret } from "./secret-hash.ts";

const linkSeconds = 3600;

/** The account's one valid link from now on: those before it are closed. Gives the token, of 256 bits, kept only as its hash. */
export async function openResetLink(
  tx: Tx,
  account: AccountKey,
  at: Instant,
): Promise<{ token: string; expiresAt: Instant }> {
  const { orgId, agentId } = account;
  const token = randomBytes(32).toString("base64url");
  const expiresAt = addSeconds(at, linkSeconds);

  await closeResetLinks(tx, account, at);
  await tx.insert(passwordResets).values({
    orgId,
    id: newId<"password_resets">(),
    agentId,
    tokenHash: hashSecret(token),
    createdAt: at,
    expiresAt,
  });
  return { token, expiresAt };
}

/** Whose link this is, while it still opens something; null otherwise. Of any organisation, so system scope only. */
export async function findResetLink(tx: Tx, token: string, at: Instant): Promise<AccountKey | null> {
  const [link] = await tx
    .select({ orgId: passwordResets.orgId, agentId: passwordResets.agentId })
    .from(passwordResets)
    .where(
      and(
        eq(passwordResets.tokenHash, hashSecret(token)),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, at),
      ),
    );
  return link ?? null;
}

/** No link that is still out opens anything from here on. */
export async function closeResetLinks(tx: Tx, { orgId, agentId }: AccountKey, at: Instant): Promise<void> {
  await tx
    .update(passwordResets)
    .set({ usedAt: at })
    .where(
      and(
        eq(passwordResets.orgId, orgId),
        eq(passwordResets.agentId, agentId),
        isNull(passwordResets.usedAt),
      ),
    );
}
