"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useTexts } from "#components/ui/texts.tsx";
import { UNREACHABLE, whyUnsent } from "#components/ui/use-form-answer.ts";

interface SentDropsProps {
  agentId: string;
  files: readonly File[];
  sentences: Record<string, string>;
  words: Record<"drops" | "dropSending" | "dropAdded", string>;
}

/** Uploads what was chosen on the form, now that there is somebody whose it is, and says what became of each. */
export function SentDrops({ agentId, files, sentences, words }: SentDropsProps) {
  return (
    <section aria-label={words.drops} className="grid gap-2">
      <h2 className="font-semibold">{words.drops}</h2>
      <ul className="grid gap-1">
        {files.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the files stay as they were chosen
          <SentDrop key={at} agentId={agentId} file={file} sentences={sentences} words={words} />
        ))}
      </ul>
    </section>
  );
}

type SentDropProps = Omit<SentDropsProps, "files"> & { file: File };

function SentDrop({ agentId, file, sentences, words }: SentDropProps) {
  const texts = useTexts();
  const key = useRef<string>(null);
  const [refusal, setRefusal] = useState<string | null>();
  const [tries, setTries] = useState(1);
  const why = whyUnsent(refusal);

  // biome-ignore lint/correctness/useExhaustiveDependencies: sent once for each try
  useEffect(() => {
    let isShown = true;
    // Fetched only now: of the forms that add somebody, few have a voice to send.
    import("./send-drop.ts")
      .then(({ newKey, sendDrop }) => {
        key.current ??= newKey();
        return sendDrop(agentId, file, key.current);
      })
      .catch(() => UNREACHABLE)
      .then((answer) => isShown && setRefusal(answer));
    return () => {
      isShown = false;
    };
  }, [tries]);
  useEffect(() => {
    if (refusal !== undefined) return;
    // Leaving the page would end the upload.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [refusal]);

  function again() {
    setRefusal(undefined);
    setTries(tries + 1);
  }

  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <bdi className="wrap-anywhere">{file.name}</bdi>
      <span role="status" className={refusal ? "font-medium text-danger" : "text-muted"}>
        {refusal === undefined && words.dropSending}
        {refusal === null && words.dropAdded}
        {refusal && (why ? texts[why] : (sentences[refusal] ?? sentences.invalid))}
      </span>
      {why && (
        <Button look="quiet" onClick={again}>
          {texts.tryAgain}
        </Button>
      )}
    </li>
  );
}
