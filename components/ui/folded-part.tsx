"use client";

import { type ReactNode, useContext, useEffect, useRef } from "react";
import { classes } from "#components/ui/classes.ts";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { FormContext } from "#components/ui/form-context.ts";

interface FoldedPartProps {
  title: string;
  /** Beside the title: what is in it, or that it may be left out. */
  note: string;
  /** The names of its fields: with one of them wrong or filled in, it is open. */
  fields: readonly string[];
  /** Stands within another part of the form. */
  isInner?: boolean;
  children: ReactNode;
}

/** A part of a long form that most leave alone: closed until it is opened, or something in it asks to be seen. */
export function FoldedPart({ title, note, fields, isInner = false, children }: FoldedPartProps) {
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
      <summary
        className={classes(
          "flex min-h-control cursor-pointer items-baseline gap-x-2 rounded-lg font-semibold hover:bg-sunken",
          isInner ? "p-3" : "p-4 text-lg sm:px-5",
        )}
      >
        <FoldMark />
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          {title}
          <span className="text-sm font-normal text-muted">{note}</span>
        </span>
      </summary>
      <div className={isInner ? "p-3 pt-1" : "grid gap-5 p-4 pt-1 sm:p-5 sm:pt-1"}>{children}</div>
    </details>
  );
}
