"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { controlClasses, fileControlClasses } from "#components/ui/control.ts";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { acceptedFiles, largestRecordingBytes } from "#lib/recordings/rules.ts";
import { RecordField, type RecordWords } from "./record-field.tsx";

interface Problem {
  field: "title" | "file" | "form";
  sentence: string;
}

interface UploadFormProps {
  action: string;
  formKey: string;
  /** As it was typed before. */
  title: string;
  problem: Problem | null;
  words: Record<"title" | "file" | "fileHelp" | "upload" | "uploading" | "required" | "tooLarge", string> & {
    record: RecordWords;
  };
}

/** A form that the browser itself sends, since a file is too large for an action; the script spares what is bound to be refused. */
export function UploadForm({ action, formKey, title, problem, words }: UploadFormProps) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(problem);
  const [isSending, setSending] = useState(false);
  const at = (field: Problem["field"]) => (shown?.field === field ? shown.sentence : undefined);

  useEffect(() => {
    // Come back to by the browser's history, the form as it was left is sent anew.
    const ready = () => setSending(false);
    window.addEventListener("pageshow", ready);
    return () => window.removeEventListener("pageshow", ready);
  }, []);

  function send(event: FormEvent) {
    const chosen = file.current?.files?.[0];
    const fault = !chosen ? words.required : chosen.size > largestRecordingBytes ? words.tooLarge : null;
    if (fault || isSending) event.preventDefault();
    if (!fault) return setSending(true);
    setShown({ field: "file", sentence: fault });
    file.current?.focus();
  }

  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      onSubmit={send}
      noValidate
      className="grid max-w-xl gap-4"
    >
      {shown?.field === "form" && <Notice tone="danger">{shown.sentence}</Notice>}
      <input type="hidden" name="key" value={formKey} />
      <FieldFrame id={`${id}-title`} label={words.title} error={at("title")}>
        <input
          id={`${id}-title`}
          name="title"
          defaultValue={title}
          autoComplete="off"
          required
          aria-invalid={at("title") ? true : undefined}
          aria-describedby={at("title") && `${id}-title-error`}
          {...(problem?.field === "title" && takesFocusOnLoad)}
          className={`${controlClasses} min-h-control`}
        />
      </FieldFrame>
      <FieldFrame id={`${id}-file`} label={words.file} help={words.fileHelp} error={at("file")}>
        <input
          ref={file}
          id={`${id}-file`}
          type="file"
          name="file"
          accept={acceptedFiles}
          required
          aria-invalid={at("file") ? true : undefined}
          aria-describedby={`${at("file") ? `${id}-file-error ` : ""}${id}-file-help`}
          {...(problem?.field === "file" && takesFocusOnLoad)}
          className={fileControlClasses}
        />
      </FieldFrame>
      <RecordField words={words.record} recorded={(sound) => file.current && put(file.current, sound)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" aria-disabled={isSending}>
          {words.upload}
        </Button>
        <span role="status" className="text-muted">
          {isSending && words.uploading}
        </span>
      </div>
    </form>
  );
}

/** Where the page comes back with a complaint, the keyboard starts at it. */
const takesFocusOnLoad = { autoFocus: true } as const;

/** As if it had been chosen. */
function put(input: HTMLInputElement, sound: File) {
  const files = new DataTransfer();
  files.items.add(sound);
  input.files = files.files;
}
