import { and, eq } from "drizzle-orm";
import type { recordings, templates } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { isTakenAmong } from "#lib/values/same-name.ts";

/**
 * Whether another of somebody's voicemail drops or SMS templates has this title, as a person reads it ({@link isTakenAmong}); `except` is
 * the id of the one to be named. Under the lock of the person's row nobody takes it in between.
 */
export async function isTitleTaken(
  tx: ActorTx,
  table: typeof recordings | typeof templates,
  { agentId, title }: { agentId: AgentId; title: string },
  except: string | null,
): Promise<boolean> {
  const theirs = await tx
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(and(eq(table.orgId, tx.actor.orgId), eq(table.agentId, agentId)));
  return isTakenAmong(theirs, title, except);
}
