"use client";

import type { ReactNode } from "react";
import { tickClasses } from "#components/ui/checkbox-field.tsx";
import { classes } from "#components/ui/classes.ts";
import { FieldNotes, OptionalMark } from "#components/ui/field-frame.tsx";
import { startsTicked, useField } from "#components/ui/form-context.ts";
import type { FieldWords } from "#components/ui/text-field.tsx";

type Choice = { value: string; label: string; help?: ReactNode; disabled?: boolean };
type RadioFieldProps = FieldWords & { choices: readonly Choice[]; initial?: string };

/** A question with all its answers in sight; the first answer carries the field's id, where the summary's link goes. */
export function RadioField({ name, label, help, optional = false, choices, initial }: RadioFieldProps) {
  const field = useField(name, { help: Boolean(help), optional });
  const {
    id,
    "aria-describedby": describedBy,
    "aria-invalid": wrong,
    "aria-required": required,
    ...control
  } = field.control;
  return (
    <fieldset aria-describedby={describedBy} className="grid gap-1">
      <legend className="float-start mb-1 font-medium">{label}</legend>
      {field.optional && <OptionalMark id={id}>{field.optional}</OptionalMark>}
      {choices.map((choice, position) => (
        <div key={choice.value}>
          <label className="flex min-h-8 items-start gap-2.5 py-1 has-disabled:text-muted touch:min-h-11 touch:py-2.5">
            <input
              {...control}
              id={position === 0 ? id : `${id}-${position}`}
              type="radio"
              value={choice.value}
              disabled={choice.disabled}
              aria-invalid={wrong}
              aria-describedby={choice.help ? `${id}-${position}-help` : undefined}
              defaultChecked={startsTicked(
                field.typed,
                field.wasSent,
                choice.value,
                choice.value === initial,
              )}
              className={classes(tickClasses, dotClasses)}
            />
            <span>{choice.label}</span>
          </label>
          {choice.help && (
            <p id={`${id}-${position}-help`} className="-mt-1 ps-7 text-sm text-muted">
              {choice.help}
            </p>
          )}
        </div>
      ))}
      <FieldNotes id={id} help={help} error={field.error} beside={field.beside} />
    </fieldset>
  );
}

const dotClasses =
  "mt-0.5 size-4.5 rounded-full before:hidden before:size-2 before:rounded-full before:bg-on-accent checked:before:block";
