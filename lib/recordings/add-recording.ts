import { change } from "#db/client.ts";
import { recordings } from "#db/schema/index.ts";
import { type PersonalRefusal, permissionOver, refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import { record } from "#lib/audit/record.ts";
import { isTitleTaken } from "#lib/is-title-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type AgentId, newId, type RecordingId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { judgeSound } from "./judge-sound.ts";
import { countKept } from "./queries.ts";
import { type QuotaRefusal, refusalOfQuota, type SoundRefusal } from "./rules.ts";
import type { AddRecording } from "./schema.ts";
import { storeContent } from "./storage.ts";

export type AddRecordingRefusal = PersonalRefusal | SoundRefusal | QuotaRefusal | "title-taken";

interface Added {
  recordingId: RecordingId;
  agentId: AgentId;
}

/**
 * Keeps a voicemail drop for somebody: oneself, or whom one may edit. `content` is the file as it came; what it is, is read out of
 * it. Refusals: {@link AddRecordingRefusal}. Source: product.md, "Telephony".
 */
export async function addRecording(
  actor: Actor,
  input: AddRecording,
  content: Uint8Array,
  at: Instant,
): Promise<Outcome<Added, AddRecordingRefusal | "form-already-used">> {
  // Before the transaction: looking through 10 MiB takes a while, and the organisation's lock would be held meanwhile.
  const judged = await judgeSound(content);
  if (!judged.ok) return refused(judged.refusal);
  const { format, durationMs, digest } = judged.sound;

  const permission = permissionOver(actor, input.agentId, "recordings.own");
  const sent = { ...input, digest };
  return change<Added, AddRecordingRefusal>(actor, permission, sent, async (tx) => {
    const { orgId } = tx.actor;
    const { agentId, title } = input;
    const owner = await lockAgent(tx, agentId);
    const sizeBytes = content.length;
    const refusal =
      refusalToChangePersonal(tx.actor, owner) ?? refusalOfQuota(await countKept(tx), sizeBytes);
    if (refusal) return refused(refusal);
    if (await isTitleTaken(tx, recordings, input, null)) return refused("title-taken");

    const recordingId = newId<"recordings">();
    const added = await tx
      .insert(recordings)
      .values({ orgId, id: recordingId, agentId, name: title, format, sizeBytes, durationMs, createdAt: at })
      .onConflictDoNothing()
      .returning({ id: recordings.id });
    if (added.length === 0) return refused("title-taken");
    await storeContent(tx, recordingId, content);
    await record(tx, {
      orgId,
      actorId: tx.actor.agentId,
      action: "recording.added",
      agentId,
      details: { recording: title },
    });
    return done({ recordingId, agentId });
  });
}
