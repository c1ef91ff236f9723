import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { lockOrganisation } from "#db/locks.ts";
import { extensions, organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { digestAnew } from "./sip-secret.ts";

/**
 * Writes the digest of every secret that was made before digests were kept, in all organisations; gives how many. An exchange lets
 * those phones in from then on.
 */
export async function writeMissingDigests(tx: Tx): Promise<number> {
  const isMissing = and(isNull(extensions.ha1), isNotNull(extensions.sealedSipSecret));
  const concerned = await tx
    .selectDistinct({ orgId: organisations.id })
    .from(extensions)
    .innerJoin(organisations, eq(organisations.id, extensions.orgId))
    .where(and(isMissing, isNotNull(organisations.sipDomain)))
    .orderBy(organisations.id);
  let written = 0;
  for (const { orgId } of concerned) {
    await lockOrganisation(tx, orgId);
    const rows = await tx
      .select({
        id: extensions.id,
        number: extensions.number,
        sealed: extensions.sealedSipSecret,
        domain: organisations.sipDomain,
      })
      .from(extensions)
      .innerJoin(organisations, eq(organisations.id, extensions.orgId))
      .where(and(isMissing, eq(extensions.orgId, orgId)));
    for (const { sealed, domain, ...user } of rows) {
      if (!sealed) continue;
      await tx
        .update(extensions)
        .set({ ha1: digestAnew(user, domain, sealed) })
        .where(and(eq(extensions.orgId, orgId), eq(extensions.id, user.id)));
      written += 1;
    }
  }
  return written;
}
