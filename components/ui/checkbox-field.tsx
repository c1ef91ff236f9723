"use client";

import { classes } from "#components/ui/classes.ts";
import { FieldNotes } from "#components/ui/field-frame.tsx";
import { startsTicked, useField } from "#components/ui/form-context.ts";
import type { FieldWords } from "#components/ui/text-field.tsx";

type CheckboxFieldProps = Omit<FieldWords, "optional"> & {
  value?: string;
  initial?: boolean | undefined;
  /** Decided elsewhere: it cannot be changed here, and sends nothing. */
  disabled?: boolean;
  /** `switch` for a setting that is on or off; it is a checkbox all the same. */
  look?: "box" | "switch";
};

/** Sends `value` ("on") when ticked and nothing when not. */
export function CheckboxField({
  name,
  label,
  help,
  value = "on",
  initial,
  disabled,
  look = "box",
}: CheckboxFieldProps) {
  const field = useField(name, { help: Boolean(help), optional: false });
  const { "aria-required": _required, ...control } = field.control;
  return (
    <div>
      <label className="flex min-h-8 items-start gap-2.5 py-1 touch:min-h-11 touch:py-2.5">
        <input
          {...control}
          // Boxes of one name are told apart by what they send.
          id={value === "on" ? control.id : `${control.id}-${value}`}
          type="checkbox"
          value={value}
          disabled={disabled}
          defaultChecked={disabled ? initial : startsTicked(field.typed, field.wasSent, value, initial)}
          className={classes(tickClasses, look === "box" ? boxClasses : switchClasses)}
        />
        <span>{label}</span>
      </label>
      {(help || field.error || field.beside) && (
        <div className={look === "box" ? "ps-7" : "ps-11.5"}>
          <FieldNotes id={field.id} help={help} error={field.error} beside={field.beside} />
        </div>
      )}
    </div>
  );
}

export const tickClasses =
  "grid shrink-0 cursor-pointer appearance-none place-content-center border border-edge bg-surface hover:border-muted aria-invalid:border-danger checked:border-accent checked:bg-accent forced-colors:appearance-auto";

export const boxClasses =
  "mt-0.5 size-4.5 rounded-sm before:hidden before:h-1.5 before:w-2.75 before:-translate-y-px before:-rotate-45 before:border-b-2 before:border-l-2 before:border-on-accent checked:before:block";

const switchClasses =
  "mt-0.5 h-4.5 w-9 rounded-full before:size-3 before:-translate-x-2.25 before:rounded-full before:bg-edge motion-safe:before:transition-transform checked:before:translate-x-2.25 checked:before:bg-on-accent rtl:before:translate-x-2.25 rtl:checked:before:-translate-x-2.25";
