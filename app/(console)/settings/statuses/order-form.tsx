"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { DrawnForField } from "#components/ui/signed-in-as.tsx";
import { errorsOf, type FormState, sentenceFor } from "#lib/values/form-state.ts";
import { moveStatusAction } from "./actions.ts";

interface OrderFormProps {
  formKey: string;
  sentences: Record<string, string>;
  /** The list, with a button for each move. */
  children: ReactNode;
}

const untouched: FormState<string> = { status: "new" };

/** One form round the whole list; what was moved, or why it cannot be, is said above it. */
export function OrderForm({ formKey, sentences, children }: OrderFormProps) {
  const [state, post] = useActionState(moveStatusAction, untouched);
  const [refusal] = Object.values(errorsOf(state));
  return (
    <form action={post} className="grid max-w-2xl gap-3">
      <DrawnForField />
      <input type="hidden" name="key" value={formKey} />
      {refusal && <Notice tone="danger">{sentenceFor(sentences, "", refusal)}</Notice>}
      {state.status === "done" && <Notice tone="success">{state.result}</Notice>}
      {children}
    </form>
  );
}
