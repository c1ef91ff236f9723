"use client";

import { createContext, useContext, useId } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { useTexts } from "#components/ui/texts.tsx";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";
import type { FormValues, NumbersToChoose } from "#lib/values/form-state.ts";

type FormContextValue = {
  id: string;
  /** What came back from the server after a refusal; null while nothing was sent. */
  typed: FormValues | null;
  /** How many the server has given. */
  answers: number;
  /** How many of them said that it is done. */
  done: number;
  /** The quote that the server's answer brought, to be confirmed by sending again. */
  quote: DrawnQuote | null;
  /** What the server's answer offers to choose from. */
  numbers?: NumbersToChoose | null;
  errorAt: (field: string) => string | undefined;
  /** What the server's answer says beside a field that is not at fault. */
  besideAt: (field: string) => string | undefined;
  register: (field: string) => Pick<UseFormRegisterReturn, "onChange" | "onBlur">;
};

export const FormContext = createContext<FormContextValue | null>(null);

/** What every field needs: its id, its error, what was typed before, and the attributes of its control. */
export function useField(name: string, notes: { help: boolean; optional: boolean }) {
  const form = useContext(FormContext);
  const texts = useTexts();
  const ownId = useId();
  const id = form ? fieldId(form.id, name) : ownId;
  const error = form?.errorAt(name);
  const beside = form?.besideAt(name);
  const describedBy = [
    error && `${id}-error`,
    beside && `${id}-beside`,
    notes.help && `${id}-help`,
    form && notes.optional && `${id}-optional`,
  ].filter(Boolean);

  return {
    id,
    error,
    beside,
    optional: form && notes.optional ? texts.optional : undefined,
    typed: form?.typed ? form.typed[name] : undefined,
    wasSent: Boolean(form?.typed),
    control: {
      id,
      name,
      "aria-required": form && !notes.optional ? true : undefined,
      "aria-invalid": error ? true : undefined,
      "aria-describedby": describedBy.length > 0 ? describedBy.join(" ") : undefined,
      ...form?.register(name),
    },
  };
}

export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

/** The text to start with: what was typed before, else the page's own value. */
export function startingText(
  typed: string | string[] | undefined,
  wasSent: boolean,
  initial: string | undefined,
) {
  if (!wasSent) return initial;
  return Array.isArray(typed) ? (typed[0] ?? "") : (typed ?? initial);
}

/** Whether a box starts ticked: an unticked one sends nothing, so after a refusal absence is an answer too. */
export function startsTicked(
  typed: string | string[] | undefined,
  wasSent: boolean,
  value: string,
  initial: boolean | undefined,
) {
  return wasSent ? [typed].flat().includes(value) : initial;
}
