import { and, eq, isNotNull, sql } from "drizzle-orm";
import { devices, extensions } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { digestAnew } from "./sip-secret.ts";

const rowsAtOnce = 1000;

/**
 * The organisation's phones register at another domain from now on, or at none: the digests of all secrets are made anew, and every
 * device has to be told the domain.
 */
export async function moveSipAccounts(tx: ActorTx, domain: string | null): Promise<void> {
  const { orgId } = tx.actor;
  const accounts = await tx
    .select({ id: extensions.id, number: extensions.number, sealed: extensions.sealedSipSecret })
    .from(extensions)
    .where(and(eq(extensions.orgId, orgId), isNotNull(extensions.sealedSipSecret)));
  const digests = accounts.flatMap(({ sealed, ...user }) =>
    sealed ? [{ id: user.id, ha1: digestAnew(user, domain, sealed) }] : [],
  );
  for (let i = 0; i < digests.length; i += rowsAtOnce) {
    const some = JSON.stringify(digests.slice(i, i + rowsAtOnce));
    await tx.execute(sql`
      update ${extensions} e set ha1 = d.ha1 from jsonb_to_recordset(${some}::jsonb) as d (id uuid, ha1 text)
       where e.org_id = ${orgId} and e.id = d.id`);
  }
  await tx
    .update(devices)
    .set({ pairedAt: null })
    .where(and(eq(devices.orgId, orgId), isNotNull(devices.pairedAt)));
}
