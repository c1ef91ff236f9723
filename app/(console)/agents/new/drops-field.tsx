"use client";

import { type ChangeEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { fileControlClasses } from "#components/ui/control.ts";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { useTexts } from "#components/ui/texts.tsx";
import { acceptedFiles, largestRecordingBytes } from "#lib/recordings/rules.ts";

interface DropsFieldProps {
  files: readonly File[];
  choose: (files: File[]) => void;
  words: Record<"drops" | "dropsHelp" | "dropRemove" | "dropTooLarge", string>;
}

/** Sound files to upload once the agent is added. It has no name, so that the form itself, which takes no file, is sent without them. */
export function DropsField({ files, choose, words }: DropsFieldProps) {
  const id = useId();
  const texts = useTexts();
  const [tooLarge, setTooLarge] = useState<string[]>([]);

  function add({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    const chosen = Array.from(input.files ?? []);
    const isTooLarge = ({ size }: File) => size > largestRecordingBytes;
    choose([...files, ...chosen.filter((file) => !isTooLarge(file))]);
    setTooLarge(chosen.filter(isTooLarge).map(({ name }) => name));
    // Listed below instead, where each can be taken away again.
    input.value = "";
  }

  return (
    <div className="grid gap-2 not-scripted:hidden">
      <FieldFrame
        id={id}
        label={words.drops}
        optional={texts.optional}
        help={words.dropsHelp}
        error={tooLarge.length > 0 ? `${tooLarge.join(", ")}: ${words.dropTooLarge}` : undefined}
      >
        <input
          id={id}
          type="file"
          multiple
          accept={acceptedFiles}
          onChange={add}
          aria-invalid={tooLarge.length > 0 ? true : undefined}
          aria-describedby={`${tooLarge.length > 0 ? `${id}-error ` : ""}${id}-help ${id}-optional`}
          className={fileControlClasses}
        />
      </FieldFrame>
      {files.length > 0 && (
        <ul className="grid gap-1">
          {files.map((file, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may have one name
            <li key={at} className="flex flex-wrap items-center justify-between gap-x-3">
              <bdi id={`${id}-file-${at}`} className="wrap-anywhere">
                {file.name}
              </bdi>
              <Button
                look="quiet"
                aria-describedby={`${id}-file-${at}`}
                onClick={() => choose(files.filter((_, other) => other !== at))}
              >
                {words.dropRemove}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
