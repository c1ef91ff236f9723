"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Refusal } from "#components/ui/not-sent.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { DrawnForField } from "#components/ui/signed-in-as.tsx";
import { useButtonsAnswer } from "#components/ui/use-form-answer.ts";
import type { FormAction } from "#lib/values/form-state.ts";

interface ListFormProps {
  /** Answers with the sentence that says what it did. */
  action: FormAction<string>;
  formKey: string;
  sentences: Record<string, string>;
  /** The list, with buttons beside each of its rows. */
  children: ReactNode;
}

/**
 * One form round a whole list, so that what was done to a row is said above it even when the row is gone; the keyboard goes on from there
 * where the button that was pressed is gone too.
 */
export function ListForm({ action, formKey, sentences, children }: ListFormProps) {
  const { state, form, refusal } = useButtonsAnswer(action);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status !== "new" && document.activeElement === document.body) said.current?.focus();
  }, [state]);
  return (
    <form {...form} className="grid max-w-2xl gap-3">
      <DrawnForField />
      <input type="hidden" name="key" value={formKey} />
      <div ref={said} tabIndex={-1} className="outline-none empty:hidden">
        {refusal && (
          <Notice tone="danger">
            <Refusal refusal={refusal} state={state} sentences={sentences} />
          </Notice>
        )}
        {state.status === "done" && <Notice tone="success">{state.result}</Notice>}
      </div>
      {children}
    </form>
  );
}
