import { and, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { extensions } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import { readGuide } from "./guide.ts";
import { type GuideGap, gapsIn } from "./guide-gaps-rules.ts";

/** What the set-up guide has to say and nobody has entered, for those who add and replace agents. */
export function findGuideGaps(actor: Actor): Promise<GuideGap[]> {
  requirePermission(actor, "agents.see");
  return read(actor, async (tx) => {
    const guide = await readGuide(tx, actor.orgId);
    const isSip = and(eq(extensions.orgId, actor.orgId), eq(extensions.type, "SIP"));
    return gapsIn(guide, (await tx.$count(extensions, isSip)) > 0);
  });
}
