"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { DrawnForField } from "#components/ui/signed-in-as.tsx";
import { errorsOf, type FormAction, type FormState, sentenceFor } from "#lib/values/form-state.ts";

interface ListFormProps {
  /** Answers with the sentence that says what it did. */
  action: FormAction<string>;
  formKey: string;
  sentences: Record<string, string>;
  /** The list, with buttons beside each of its rows. */
  children: ReactNode;
}

const untouched: FormState<string> = { status: "new" };

/**
 * One form round a whole list, so that what was done to a row is said above it even when the row is gone; the keyboard goes on from there
 * where the button that was pressed is gone too.
 */
export function ListForm({ action, formKey, sentences, children }: ListFormProps) {
  const [state, post, isPending] = useActionState(action, untouched);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state !== untouched && document.activeElement === document.body) said.current?.focus();
  }, [state]);
  const [refusal] = Object.values(errorsOf(state));
  return (
    <form
      action={post}
      onSubmit={(event) => isPending && event.preventDefault()}
      aria-busy={isPending}
      className="grid max-w-2xl gap-3"
    >
      <DrawnForField />
      <input type="hidden" name="key" value={formKey} />
      <div ref={said} tabIndex={-1} className="outline-none empty:hidden">
        {refusal && <Notice tone="danger">{sentenceFor(sentences, "", refusal)}</Notice>}
        {state.status === "done" && <Notice tone="success">{state.result}</Notice>}
      </div>
      {children}
    </form>
  );
}
