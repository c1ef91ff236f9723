"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { controlClasses } from "#components/ui/control.ts";

const FindSuggestions = lazy(() => import("./find-suggestions.tsx"));

export interface FindTexts {
  label: string;
  none: string;
  unreachable: string;
  found: string;
}

/**
 * The one search of the console, at the keys `/` and Ctrl-K. Enter leads to /find, also without the script; what is found shows
 * below as one types.
 */
export function FindField({ texts }: { texts: FindTexts }) {
  const form = useRef<HTMLFormElement>(null);
  const [isUsed, setUsed] = useState(false);

  // Whoever was quicker than the script is in the field already.
  useEffect(() => setUsed(form.current?.contains(document.activeElement) ?? false), []);

  return (
    <search aria-label={texts.label} className="relative px-4 pb-2 lg:px-5">
      <form ref={form} action="/find" onFocus={() => setUsed(true)}>
        <label className="grid gap-1">
          <span className="text-xs font-medium text-muted">{texts.label}</span>
          <input
            type="search"
            name="q"
            data-find
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            aria-keyshortcuts="/ Control+K"
            className={`${controlClasses} min-h-control`}
          />
        </label>
        {isUsed && (
          <Suspense>
            <FindSuggestions form={form} texts={texts} />
          </Suspense>
        )}
      </form>
    </search>
  );
}
