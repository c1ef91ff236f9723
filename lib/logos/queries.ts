import { eq } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { logos, organisations } from "#db/schema/index.ts";
import type { MailLogo } from "#emails/letter.ts";
import { env } from "#lib/env.ts";
import type { Id, OrganisationId } from "#lib/values/ids.ts";
import { logoAddress } from "#lib/values/logo.ts";

/** The picture of this id, whoever asks: it is in mails, which are read outside; null when there is none, or no longer. */
export async function findLogo(id: Id<"logos">): Promise<Uint8Array | null> {
  const [logo] = await asSystem("a logo by its address", (tx) =>
    tx.select({ png: logos.png }).from(logos).where(eq(logos.id, id)),
  );
  return logo?.png ?? null;
}

/** An organisation's logo as its mails have it; null without one. */
export async function findMailLogo(orgId: OrganisationId): Promise<MailLogo | null> {
  const [logo] = await asSystem("the logo of a mail", (tx) =>
    tx
      .select({ id: logos.id, width: logos.width, height: logos.height, name: organisations.name })
      .from(logos)
      .innerJoin(organisations, eq(organisations.id, logos.orgId))
      .where(eq(logos.orgId, orgId)),
  );
  if (!logo) return null;
  const { id, name, width, height } = logo;
  return { address: new URL(logoAddress(id).slice(1), withSlash(env().APP_URL)).href, name, width, height };
}

/** So that a path in the configured address stays. */
function withSlash(address: string): string {
  return address.endsWith("/") ? address : `${address}/`;
}
