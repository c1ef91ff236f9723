"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { TextAreaField } from "#components/ui/text-field.tsx";
import { inSight } from "#lib/templates/forcing-words.ts";
import { filledIn, type Samples, unknownPlaceholders } from "#lib/templates/rules.ts";
import type { Segments } from "#lib/templates/segments.ts";
import type { TemplateTextWords } from "./template-words.ts";

interface TemplateTextProps {
  name: string;
  label: string;
  initial?: string;
  /** The segments of `initial`, counted by the server: right before the script has come, and without it. */
  first: Segments | null;
  samples: Samples;
  words: TemplateTextWords;
  optional?: boolean;
}

/** The text of a template, and under it how it would arrive and what it takes. */
export function TemplateText({
  name,
  label,
  initial = "",
  first,
  samples,
  words,
  optional,
}: TemplateTextProps) {
  const part = useRef<HTMLDivElement>(null);
  const form = useContext(FormContext);
  const sent = form?.typed?.[name];
  const [typed, setTyped] = useState<string | null>(null);
  // Counted as it is saved, without what stands around it.
  const segments = useSegments(typed === null ? null : filledIn(typed.trim(), samples), first);
  useEffect(() => {
    const text = part.current?.querySelector("textarea")?.value ?? "";
    if (text !== initial || sent !== undefined) setTyped(text);
  }, [initial, sent]);

  const text = (typed ?? (sent === undefined ? initial : null))?.trim() ?? null;
  return (
    <div ref={part} className="grid gap-2">
      <TextAreaField
        name={name}
        label={label}
        help={words.bodyHelp}
        initial={initial}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        optional={optional ?? false}
      />
      {text === null || !segments ? (
        <noscript>
          <p className="text-sm text-muted">{words.countedWhenSaved}</p>
        </noscript>
      ) : (
        <Preview
          text={filledIn(text, samples)}
          unknown={unknownPlaceholders(text)}
          {...{ segments, words }}
        />
      )}
    </div>
  );
}

function Preview({
  text,
  unknown,
  segments: { count, encoding, used, room, forcing },
  words,
}: {
  text: string;
  unknown: string[];
  segments: Segments;
  words: TemplateTextWords;
}) {
  if (text === "") return null;
  return (
    <div className="rounded-md bg-sunken px-3 py-1 text-sm" data-preview>
      <DescriptionList
        facts={[
          {
            label: words.preview,
            value: (
              <span className="whitespace-pre-line" dir="auto">
                {text}
              </span>
            ),
          },
          { label: words.segments, value: <output>{count}</output> },
          { label: words.encoding, value: encoding },
          { label: words.room, value: `${used} / ${room}` },
          ...(forcing.length > 0 ? [{ label: words.forcing, value: inSight(forcing, words) }] : []),
          ...(unknown.length > 0
            ? [{ label: words.unknown, value: <strong className="text-danger">{unknown.join(" ")}</strong> }]
            : []),
        ]}
      />
      <p className="py-2 text-muted">{words.sampleNote}</p>
    </div>
  );
}

/** Counts a text that was typed; the counter is fetched with the first one, and until it is there nothing is said. */
function useSegments(text: string | null, first: Segments | null): Segments | null {
  const [count, setCount] = useState<{ of: (text: string) => Segments } | null>(null);
  const isTyped = text !== null && text !== "";
  useEffect(() => {
    if (isTyped)
      void import("#lib/templates/segments.ts").then(({ segmentsOf }) => setCount({ of: segmentsOf }));
  }, [isTyped]);
  if (text === null) return first;
  return count && text !== "" ? count.of(text) : null;
}
