import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { type DeletedRecording, DeleteRecording } from "./[recordingId]/delete/delete-recording.tsx";

/** Asks before a voicemail drop is gone. */
export async function DeleteRecordingButton({ recording, isOwn }: DeletedRecording) {
  const t = await getTranslations("recordings");
  return (
    <ConfirmLink
      href={`/recordings/${recording.id}/delete`}
      label={t("delete")}
      look="quiet"
      title={t("deleteTitle", { title: recording.title })}
    >
      <DeleteRecording recording={recording} isOwn={isOwn} />
    </ConfirmLink>
  );
}
