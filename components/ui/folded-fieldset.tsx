"use client";

import { type ReactNode, useContext, useEffect, useRef } from "react";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { FormContext } from "#components/ui/form-context.ts";

interface FoldedFieldsetProps {
  legend: string;
  /** Beside the legend: what is in it, or that it may be left out. */
  note: string;
  /** The names of its fields: with one of them wrong or filled in, it is open. */
  fields: readonly string[];
  children: ReactNode;
}

/** A part of a long form that most leave alone: closed until it is opened, or something in it asks to be seen. */
export function FoldedFieldset({ legend, note, fields, children }: FoldedFieldsetProps) {
  const form = useContext(FormContext);
  const details = useRef<HTMLDetailsElement>(null);
  const isNeeded = fields.some((field) => form?.errorAt(field) || form?.typed?.[field]);
  useEffect(() => {
    // Only ever opened from here: whoever closes it again may.
    if (isNeeded && details.current) details.current.open = true;
  }, [isNeeded]);

  return (
    <details
      ref={details}
      open={isNeeded || undefined}
      className="group/fold rounded-lg border border-line bg-surface"
    >
      <summary className="flex min-h-control cursor-pointer items-baseline gap-x-2 rounded-lg p-4 text-lg font-semibold hover:bg-sunken sm:px-5">
        <FoldMark />
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          {legend}
          <span className="text-sm font-normal text-muted">{note}</span>
        </span>
      </summary>
      <fieldset aria-label={legend} className="grid gap-5 p-4 pt-1 sm:p-5 sm:pt-1">
        {children}
      </fieldset>
    </details>
  );
}
