import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { recordings } from "#db/schema/index.ts";
import { type PersonalRefusal, permissionOver, refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { DeleteRecording } from "./schema.ts";

export type DeleteRecordingRefusal = Exclude<PersonalRefusal, "not-there"> | "recording-not-there";

interface Deleted {
  title: string;
  agentId: AgentId;
}

/** Takes a voicemail drop away for good. Refusals: {@link DeleteRecordingRefusal}. */
export async function deleteRecording(
  actor: Actor,
  input: DeleteRecording,
): Promise<Outcome<Deleted, DeleteRecordingRefusal | "form-already-used">> {
  const { agentId, recordingId } = input;
  return change<Deleted, DeleteRecordingRefusal>(
    actor,
    permissionOver(actor, agentId, "recordings.own"),
    input,
    async (tx) => {
      const { orgId } = tx.actor;
      const refusal = refusalToChangePersonal(tx.actor, await lockAgent(tx, agentId));
      if (refusal) return refused(refusal === "not-there" ? "recording-not-there" : refusal);

      const [deleted] = await tx
        .delete(recordings)
        .where(
          and(eq(recordings.orgId, orgId), eq(recordings.id, recordingId), eq(recordings.agentId, agentId)),
        )
        .returning({ title: recordings.name });
      if (!deleted) return refused("recording-not-there");
      await record(tx, {
        orgId,
        actorId: tx.actor.agentId,
        action: "recording.deleted",
        agentId,
        details: { recording: deleted.title },
      });
      return done({ title: deleted.title, agentId });
    },
  );
}
