import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { extensions } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { ReleaseExtensionRefusal } from "./rules.ts";
import type { OneExtension } from "./schema.ts";

/**
 * Gives up an extension that waits for a seat; its number is free again. One that a seat has goes with the seat alone, and is
 * refused as `extension-held`.
 */
export async function releaseExtension(
  actor: Actor,
  input: OneExtension,
): Promise<Outcome<{ number: string }, ReleaseExtensionRefusal | "form-already-used">> {
  return change<{ number: string }, ReleaseExtensionRefusal>(
    actor,
    "extensions.change",
    input,
    async (tx) => {
      const { orgId, agentId: actorId } = tx.actor;
      const one = and(eq(extensions.orgId, orgId), eq(extensions.id, input.extensionId));
      const [extension] = await tx.select().from(extensions).where(one).for("update");
      if (!extension) return refused("extension-not-there");
      if (extension.seatId) return refused("extension-held");
      const { number } = extension;
      await tx.delete(extensions).where(one);
      await record(tx, { orgId, actorId, action: "extension.released", details: { extension: number } });
      return done({ number });
    },
  );
}
