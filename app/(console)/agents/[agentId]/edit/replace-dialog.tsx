"use client";

import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { formValues } from "#lib/values/form-state.ts";
import { ReplaceForm, type ReplaceFormProps, type TypedJoiner } from "../replace/replace-form.tsx";

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
  const [asked, setAsked] = useState<{ count: number; typed: TypedJoiner }>({ count: 0, typed: {} });
  if (!replacement) return { ask: undefined, dialog: null };
  const { title, panel, form } = replacement;

  function ask(event: MouseEvent<HTMLButtonElement>) {
    const edited = event.currentTarget.form;
    if (!edited || !ref.current) return;
    event.preventDefault();
    // Drawn before it opens, since it is the new fields that take the focus.
    flushSync(() => setAsked(({ count }) => ({ count: count + 1, typed: joinerIn(new FormData(edited)) })));
    ref.current.showModal();
  }

  const dialog = (
    <ConfirmDialog
      ref={ref}
      title={title}
      closed={() => setAsked(({ count }) => ({ count: count + 1, typed: {} }))}
    >
      <div className="group/ask">
        <div className="group-has-[[data-done]]/ask:hidden">{panel}</div>
        <ReplaceForm key={asked.count} {...form} initial={{ ...form.initial, ...asked.typed }} />
      </div>
    </ConfirmDialog>
  );
  return { ask, dialog };
}

/** Of the Edit form's fields those that say who somebody is; the role is always Agent. */
function joinerIn(form: FormData): TypedJoiner {
  const values = formValues(form);
  const fields = ["email", "name", "language", "unitId", "landLine", "mobile"] as const;
  return Object.fromEntries(fields.map((field) => [field, [values[field]].flat()[0] ?? ""]));
}
