"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { controlClasses, fileControlClasses } from "#components/ui/control.ts";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { NotSent } from "#components/ui/not-sent.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { DrawnForField } from "#components/ui/signed-in-as.tsx";
import { useTexts } from "#components/ui/texts.tsx";
import { whyUnsent } from "#components/ui/use-form-answer.ts";
import { acceptedFiles, largestRecordingBytes } from "#lib/recordings/rules.ts";
import { RecordField, type RecordWords } from "./record-field.tsx";
import { sendUpload } from "./send-upload.ts";
import { problemOf, type UploadProblem } from "./upload-problem.ts";

interface UploadFormProps {
  action: string;
  formKey: string;
  /** As it was typed before. */
  title: string;
  problem: UploadProblem | null;
  sentences: Record<string, string>;
  words: Record<"title" | "file" | "fileHelp" | "upload" | "uploading", string> & { record: RecordWords };
}

/**
 * A form that the browser itself can send, since a file is too large for an action. The script sends it in its place, so that whatever is
 * wrong leaves the title and the sound where they are, and spares what is bound to be refused.
 */
export function UploadForm({ action, formKey, title, problem, sentences, words }: UploadFormProps) {
  const id = useId();
  const texts = useTexts();
  const titleField = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(problem);
  const [isSending, setSending] = useState(false);
  const [done, setDone] = useState(0);
  const router = useRouter();
  const at = (field: UploadProblem["field"]) => (shown?.field === field ? shown.sentence : undefined);

  useEffect(() => {
    // Come back to by the browser's history, the form as it was left is sent anew.
    const ready = () => setSending(false);
    window.addEventListener("pageshow", ready);
    return () => window.removeEventListener("pageshow", ready);
  }, []);

  function refuse(refusal: string) {
    const why = whyUnsent(refusal);
    const found = why
      ? ({ field: "form", sentence: texts[why], why } as const)
      : problemOf(refusal, sentences);
    setShown(found ?? problemOf("invalid", sentences));
    if (found?.field === "title") titleField.current?.focus();
    if (found?.field === "file") file.current?.focus();
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const form = event.currentTarget;
    const fault = faultIn(titleField.current?.value ?? "", file.current?.files?.[0]);
    if (fault) return refuse(fault);
    setShown(null);
    setSending(true);
    const answer = await sendUpload(action, new FormData(form));
    // Whoever has gone elsewhere meanwhile is not fetched back.
    if (!form.isConnected) return;
    setSending(false);
    if (!answer.to) return refuse(answer.refusal ?? "");
    const { pathname, search } = new URL(answer.to, location.href);
    if (pathname !== location.pathname) return location.assign(answer.to);
    // The page stays, and with it what stands unsaved in its other forms.
    form.reset();
    setDone((before) => before + 1);
    if (search === location.search) router.refresh();
    else router.push(answer.to as Route);
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
      {shown?.field === "form" && (
        <Notice tone="danger">
          {shown.sentence}
          {shown.why && <NotSent why={shown.why} />}
        </Notice>
      )}
      <DrawnForField />
      <input type="hidden" name="key" value={formKey} />
      <FieldFrame id={`${id}-title`} label={words.title} error={at("title")}>
        <input
          ref={titleField}
          id={`${id}-title`}
          type="text"
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
      <RecordField
        key={done}
        words={words.record}
        recorded={(sound) => file.current && put(file.current, sound)}
      />
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

/** What is bound to be refused. */
function faultIn(title: string, sound: File | undefined): string | null {
  if (title.trim() === "") return "title-required";
  if (!sound) return "recording-required";
  return sound.size > largestRecordingBytes ? "recording-too-large" : null;
}

/** As if it had been chosen. */
function put(input: HTMLInputElement, sound: File) {
  const files = new DataTransfer();
  files.items.add(sound);
  input.files = files.files;
}
