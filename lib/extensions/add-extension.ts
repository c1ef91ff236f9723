import { change } from "#db/client.ts";
import { extensions } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type ExtensionId, newId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { AddExtensionRefusal } from "./rules.ts";
import type { AddExtension } from "./schema.ts";

export interface AddedExtension {
  extensionId: ExtensionId;
  number: string;
}

/**
 * Makes an extension that waits for a seat: whoever is given its number on Add Agent or Edit takes it over. Refused as
 * `extension-taken` when the organisation has the number. Costs nothing. Source: product.md, `/extensions`.
 */
export async function addExtension(
  actor: Actor,
  input: AddExtension,
  at: Instant,
): Promise<Outcome<AddedExtension, AddExtensionRefusal | "form-already-used">> {
  return change<AddedExtension, AddExtensionRefusal>(actor, "extensions.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { number, type, hasVoicemail, greeting } = input;
    const extensionId = newId<"extensions">();
    const added = await tx
      .insert(extensions)
      .values({ orgId, id: extensionId, number, type, since: at, hasVoicemail, voicemailGreeting: greeting })
      .onConflictDoNothing()
      .returning({ id: extensions.id });
    if (added.length === 0) return refused("extension-taken");
    await record(tx, {
      orgId,
      actorId,
      action: "extension.added",
      details: { extension: number, extensionType: type },
    });
    return done({ extensionId, number });
  });
}
