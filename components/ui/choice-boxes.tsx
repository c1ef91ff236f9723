"use client";

import { boxClasses, tickClasses } from "#components/ui/checkbox-field.tsx";
import { classes } from "#components/ui/classes.ts";
import { FieldNotes } from "#components/ui/field-frame.tsx";
import { startsTicked, useField } from "#components/ui/form-context.ts";

export interface ChoiceBoxesProps {
  name: string;
  legend: string;
  help?: string | undefined;
  choices: readonly { value: string; label: string }[];
  /** The values that start ticked. */
  initial?: readonly string[] | undefined;
}

/** Boxes of one name of which any number may be ticked; each sends its value. The first carries the field's id. */
export function ChoiceBoxes({ name, legend, help, choices, initial = [] }: ChoiceBoxesProps) {
  const field = useField(name, { help: Boolean(help), optional: false });
  return (
    <fieldset aria-describedby={field.control["aria-describedby"]} className="grid min-w-0 gap-1">
      <legend className="float-start font-medium">{legend}</legend>
      <FieldNotes id={field.id} help={help} error={field.error} beside={field.beside} />
      <div className="grid max-h-96 auto-rows-max gap-x-6 overflow-y-auto sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
        {choices.map(({ value, label }, position) => (
          <label
            key={value}
            className="flex min-h-8 min-w-0 items-start gap-2.5 py-1 ps-0.5 touch:min-h-11 touch:py-2.5"
          >
            <input
              id={position === 0 ? field.id : undefined}
              type="checkbox"
              name={name}
              value={value}
              aria-invalid={field.control["aria-invalid"]}
              defaultChecked={startsTicked(field.typed, field.wasSent, value, initial.includes(value))}
              className={classes(tickClasses, boxClasses)}
            />
            <bdi className="min-w-0 wrap-anywhere">{label}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
