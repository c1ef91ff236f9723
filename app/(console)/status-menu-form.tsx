"use client";

import type { ReactNode } from "react";
import { menuItemClasses } from "#components/ui/menu.tsx";
import { Refusal } from "#components/ui/not-sent.tsx";
import { DrawnForField } from "#components/ui/signed-in-as.tsx";
import { useButtonsAnswer } from "#components/ui/use-form-answer.ts";
import { changeStatusAction } from "./home/actions.ts";

interface StatusMenuFormProps {
  formKey: string;
  /** Of the few refusals that there are. */
  sentences: Record<string, string>;
  label: string;
  since: string | null;
  choices: { id: string; isCurrent: boolean; mark: ReactNode }[];
}

/** Small, since every page has it: a button for each status, and no form of the kit. */
export function StatusMenuForm({ formKey, sentences, label, since, choices }: StatusMenuFormProps) {
  const { state, form, refusal } = useButtonsAnswer(changeStatusAction);
  return (
    <form {...form} data-stays className="border-y border-line py-1">
      <DrawnForField />
      <input type="hidden" name="key" value={formKey} />
      <fieldset className="max-h-72 overflow-y-auto">
        <legend className="px-2.5 text-xs text-muted">{label}</legend>
        {refusal && (
          <div role="alert" className="px-2.5 py-1 text-sm text-danger">
            <Refusal refusal={refusal} state={state} sentences={sentences} />
          </div>
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
