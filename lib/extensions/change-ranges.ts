import { eq } from "drizzle-orm";
import { change, read } from "#db/client.ts";
import { extensionRanges } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type Range, rangesAsText } from "./rules.ts";
import type { ChangeRanges } from "./schema.ts";

/** From which numbers the organisation takes its next free extension, the lowest first; one range a line. */
export function findRanges(actor: Actor): Promise<string> {
  requirePermission(actor, "settings.change");
  return read(actor, async (tx) => rangesAsText(await readRanges(tx)));
}

/** Takes other ranges from now on; the extensions that there are keep their numbers. For admins. */
export async function changeRanges(
  actor: Actor,
  input: ChangeRanges,
): Promise<Outcome<null, "changed-meanwhile" | "form-already-used">> {
  return change<null, "changed-meanwhile">(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const before = rangesAsText(await readRanges(tx));
    if (before !== input.before.replaceAll("\r\n", "\n")) return refused("changed-meanwhile");
    const after = rangesAsText(input.ranges);
    if (after === before) return done(null);
    await tx.delete(extensionRanges).where(eq(extensionRanges.orgId, orgId));
    await tx.insert(extensionRanges).values(input.ranges.map((range) => ({ orgId, ...range })));
    const told = (text: string) => text.replaceAll("\n", ", ");
    await record(tx, {
      orgId,
      actorId,
      action: "extension.ranges-changed",
      details: { ranges: told(after), rangesBefore: told(before) },
    });
    return done(null);
  });
}

function readRanges(tx: ActorTx): Promise<Range[]> {
  return tx
    .select({ first: extensionRanges.first, last: extensionRanges.last })
    .from(extensionRanges)
    .where(eq(extensionRanges.orgId, tx.actor.orgId))
    .orderBy(extensionRanges.first);
}
