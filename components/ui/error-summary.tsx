"use client";

import type { ReactNode } from "react";
import { fieldId } from "#components/ui/form-context.ts";
import { Notice } from "#components/ui/notice.tsx";
import { useTexts } from "#components/ui/texts.tsx";
import { useFocusOnce } from "#components/ui/use-focus-once.ts";
import type { Hindrance } from "#lib/values/form-state.ts";

type Problem = { field: string; sentence: string };
type ErrorSummaryProps = {
  formId: string;
  problems: readonly Problem[];
  refusals: number;
  hindrance: Hindrance | null;
  /** What is left to do about it. */
  children?: ReactNode;
};

/** What is wrong, on top, each with the way to its field. Every refusal moves the focus here; what is found after it does not. */
export function ErrorSummary({ formId, problems, refusals, hindrance, children }: ErrorSummaryProps) {
  const isNeeded = problems.length > 0;
  const summary = useFocusOnce(isNeeded, refusals);
  const texts = useTexts();

  return (
    <div ref={summary} {...takesFocusOnLoad} className="rounded-md empty:hidden">
      {isNeeded && (
        <Notice tone="danger" title={texts.problem}>
          <ul className="grid gap-0.5">
            {problems.map(({ field, sentence }) => (
              <li key={field}>
                {field ? (
                  <a href={`#${fieldId(formId, field)}`} className="text-danger underline underline-offset-2">
                    {sentence}
                  </a>
                ) : (
                  sentence
                )}
              </li>
            ))}
          </ul>
          {hindrance && <InTheWay {...hindrance} />}
          {children}
        </Notice>
      )}
    </div>
  );
}

function InTheWay({ title, text, items, more }: Hindrance) {
  return (
    <div className="mt-2 grid gap-1">
      <p className="font-semibold">{title}</p>
      <p>{text}</p>
      <ul className="grid gap-0.5">
        {items.map(({ href, label, note }) => (
          <li key={href ?? label}>
            {href ? (
              <a href={href} className="underline underline-offset-2">
                <bdi>{label}</bdi>
              </a>
            ) : (
              label
            )}
            {note && ` (${note})`}
          </li>
        ))}
      </ul>
      {more && <p>{more}</p>}
    </div>
  );
}

/** Without the script the page comes back whole, and the browser itself starts at what went wrong. */
const takesFocusOnLoad = { tabIndex: -1, autoFocus: true } as const;
