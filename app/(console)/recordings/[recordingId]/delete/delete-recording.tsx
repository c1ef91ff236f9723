import { DeletePersonal } from "#app/(console)/delete-personal.tsx";
import type { AgentId, RecordingId } from "#lib/values/ids.ts";
import { deleteRecordingAction } from "./actions.ts";

export interface DeletedRecording {
  recording: { id: RecordingId; title: string; owner: { id: AgentId; name: string } };
  isOwn: boolean;
}

export function DeleteRecording({ recording: { id, owner }, isOwn }: DeletedRecording) {
  const hidden = { recordingId: id };
  return <DeletePersonal of="recordings" action={deleteRecordingAction} {...{ owner, isOwn, hidden }} />;
}
