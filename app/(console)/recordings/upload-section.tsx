import { getTranslations } from "next-intl/server";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { UploadForm } from "./upload-form.tsx";
import { problemOf } from "./upload-problem.ts";

interface UploadSectionProps {
  /** The handler that takes the form, with whose the recording is to be. */
  action: string;
  isOpen: boolean;
  query: Record<string, string | string[] | undefined>;
}

/** Adding a voicemail drop, with what the handler said of the last try. */
export async function UploadSection({ action, isOpen, query }: UploadSectionProps) {
  const [t, sentences] = await Promise.all([getTranslations("recordings"), errorSentences()]);
  const problem = typeof query.recording === "string" ? problemOf(query.recording, sentences) : null;
  return (
    <details open={isOpen || problem !== null} className="group/fold mt-3 border-t border-line pt-3">
      <summary className="inline-flex min-h-control cursor-pointer items-center gap-1.5 font-medium text-accent hover:underline touch:min-h-11">
        <FoldMark />
        {t("add")}
      </summary>
      <div className="mt-2">
        <UploadForm
          action={action}
          formKey={newId<"idempotency_keys">()}
          title={problem && typeof query.title === "string" ? query.title : ""}
          problem={problem}
          sentences={sentences}
          words={{
            title: t("fieldTitle"),
            file: t("file"),
            fileHelp: t("fileHelp"),
            upload: t("upload"),
            uploading: t("uploading"),
            record: {
              record: t("record"),
              stop: t("stop"),
              recording: t("recording"),
              recorded: t("recorded"),
              yourRecording: t("yourRecording"),
              noMicrophone: t("noMicrophone"),
            },
          }}
        />
      </div>
    </details>
  );
}
