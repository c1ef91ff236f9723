import { createHash } from "node:crypto";
import { change } from "#db/client.ts";
import { logos } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { drawLogo } from "./draw-logo.ts";
import type { LogoRefusal } from "./rules.ts";
import type { OneLogo } from "./schema.ts";

/**
 * Makes a picture the organisation's logo, in place of one before; its address is another each time. `content` is the file as it came.
 * For admins. Refusals: {@link LogoRefusal}.
 */
export async function setLogo(
  actor: Actor,
  input: OneLogo,
  content: Uint8Array,
  at: Instant,
): Promise<Outcome<null, LogoRefusal | "form-already-used">> {
  // Before the transaction: drawing takes a while, and the organisation's lock would be held meanwhile.
  const drawn = await drawLogo(content);
  if (!drawn.ok) return refused(drawn.refusal);
  const sent = { ...input, digest: createHash("sha256").update(content).digest("hex") };
  return change<null, LogoRefusal>(actor, "settings.change", sent, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const logo = { id: newId<"logos">(), ...drawn.logo, createdAt: at };
    await tx
      .insert(logos)
      .values({ orgId, ...logo })
      .onConflictDoUpdate({ target: logos.orgId, set: logo });
    await record(tx, { orgId, actorId, action: "logo.changed" });
    return done(null);
  });
}
