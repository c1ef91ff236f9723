"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useAskBeforeLeaving } from "#components/ui/use-ask-before-leaving.ts";

/** {@link useAskBeforeLeaving} for a form within `own`, once what stands in it is not what was drawn: before the script came too. */
export function useAskBeforeLosing(own: RefObject<HTMLElement | null>, question: string): void {
  const drawn = useRef<string | null>(null);
  useEffect(() => {
    drawn.current = whatStandsIn(own.current, asDrawn);
  }, [own]);
  const hasUnsaved = () => {
    const now = whatStandsIn(own.current, asItStands);
    return now !== null && now !== drawn.current;
  };
  useAskBeforeLeaving(own, hasUnsaved, question);
}

/**
 * What a person can have typed or chosen in the form; null once it is gone, since it was saved or answered in another way. Hidden fields
 * are not that person's: a page that is drawn anew brings others.
 */
function whatStandsIn(own: HTMLElement | null, read: (control: Control) => unknown): string | null {
  const form = own?.querySelector("[data-done]") ? null : own?.querySelector("form");
  if (!form) return null;
  const controls = form.querySelectorAll<Control>("input:not([type=hidden]), select, textarea");
  return JSON.stringify(Array.from(controls, read));
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function asItStands(control: Control) {
  return [control.value, "checked" in control && control.checked];
}

function asDrawn(control: Control) {
  if (!(control instanceof HTMLSelectElement))
    // As the browser gives a text back, whatever its lines end with.
    return [control.defaultValue.replaceAll("\r\n", "\n"), "checked" in control && control.defaultChecked];
  const options = [...control.options];
  return [(options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "", false];
}
