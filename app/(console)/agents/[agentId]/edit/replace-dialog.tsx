"use client";

import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { showDialog } from "#components/ui/show-dialog.ts";
import { joinerOf, type TypedJoiner } from "#lib/agents/joiner-rules.ts";
import { stateFromText } from "#lib/agents/merge-rules.ts";
import { formValues } from "#lib/values/form-state.ts";
import { ReplaceForm, type ReplaceFormProps } from "../replace/replace-form.tsx";

export interface ReplacementProps {
  title: string;
  /** What passes on and what ends. */
  panel: ReactNode;
  form: ReplaceFormProps;
}

/**
 * The Replace panel over the Edit form, filled with what is typed there: `ask` is for the buttons that lead to it. What was typed
 * stays in the form below, for whoever cancels.
 */
export function useReplaceDialog(replacement: ReplacementProps | null) {
  const ref = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState<TypedJoiner | null>(null);
  if (!replacement) return { ask: undefined, dialog: null };
  const { title, panel, form } = replacement;

  function ask(event: MouseEvent<HTMLButtonElement>) {
    const edited = event.currentTarget.form;
    if (!edited || !ref.current) return;
    event.preventDefault();
    // Drawn before it opens, since its first field takes the focus.
    flushSync(() => setTyped(joinerIn(new FormData(edited))));
    showDialog(ref.current);
  }

  const dialog = (
    <ConfirmDialog ref={ref} title={title} closed={() => setTyped(null)}>
      {typed && (
        <div className="group/ask">
          <div className="group-has-[[data-done]]/ask:hidden">{panel}</div>
          <ReplaceForm {...form} initial={{ ...form.initial, ...typed }} />
        </div>
      )}
    </ConfirmDialog>
  );
  return { ask, dialog };
}

function joinerIn(form: FormData): TypedJoiner {
  const values = formValues(form);
  return joinerOf(values, stateFromText([values.drawn ?? ""].flat()[0] ?? ""));
}
