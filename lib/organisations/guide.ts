import { eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

/** What the organisation tells its agents about their phones; null where nothing is said. */
export interface Guide {
  sipDomain: string | null;
  desktopPhoneUrl: string | null;
  mobilePhoneUrl: string | null;
  crmNotes: string | null;
  /** Where the dashboard phone reaches the exchange. */
  sipWebsocketUrl: string | null;
}

export async function readGuide(tx: Tx, orgId: OrganisationId): Promise<Guide> {
  const [guide] = await tx
    .select({
      sipDomain: organisations.sipDomain,
      desktopPhoneUrl: organisations.desktopPhoneUrl,
      mobilePhoneUrl: organisations.mobilePhoneUrl,
      crmNotes: organisations.crmNotes,
      sipWebsocketUrl: organisations.sipWebsocketUrl,
    })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  if (!guide) throw new Error("no such organisation");
  return guide;
}

/** The guide for the reader's own page: everybody of the organisation may know how a phone connects, but for the secret. */
export function findGuide(actor: Actor): Promise<Guide> {
  requirePermission(actor, "profile.own");
  return read(actor, (tx) => readGuide(tx, actor.orgId));
}
