"use client";

import { type ReactNode, useActionState } from "react";
import { menuItemClasses } from "#components/ui/menu.tsx";
import { DrawnForField } from "#components/ui/signed-in-as.tsx";
import { errorsOf, type FormState } from "#lib/values/form-state.ts";
import { changeStatusAction } from "./home/actions.ts";

interface StatusMenuFormProps {
  formKey: string;
  /** Of the few refusals that there are. */
  sentences: (readonly [string, string])[];
  label: string;
  since: string | null;
  choices: { id: string; isCurrent: boolean; mark: ReactNode }[];
}

const untouched: FormState<string> = { status: "new" };

/** Small, since every page has it: a button for each status, and no form of the kit. */
export function StatusMenuForm({ formKey, sentences, label, since, choices }: StatusMenuFormProps) {
  const [state, post] = useActionState(changeStatusAction, untouched);
  const [refusal] = Object.values(errorsOf(state));
  return (
    <form action={post} data-stays className="border-y border-line py-1">
      <DrawnForField />
      <input type="hidden" name="key" value={formKey} />
      <fieldset className="max-h-72 overflow-y-auto">
        <legend className="px-2.5 text-xs text-muted">{label}</legend>
        {refusal && (
          <p role="alert" className="px-2.5 py-1 text-sm text-danger">
            {new Map(sentences).get(refusal)}
          </p>
        )}
        {choices.map(({ id, isCurrent, mark }) => (
          // One element before and after, since the keyboard stays at the status that it chose.
          <button
            key={id}
            type={isCurrent ? "button" : "submit"}
            name="statusId"
            value={id}
            aria-current={isCurrent}
            className={`${menuItemClasses} flex-wrap gap-x-2 aria-[current=true]:font-semibold`}
          >
            {mark}
            {isCurrent && since && <span className="text-xs font-normal text-muted">{since}</span>}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
