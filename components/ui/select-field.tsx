"use client";

import type { ComponentProps } from "react";
import { controlClasses } from "#components/ui/control.ts";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { startingText, useField } from "#components/ui/form-context.ts";
import type { FieldWords } from "#components/ui/text-field.tsx";

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { label: string; options: readonly Option[] };

export type SelectFieldProps = FieldWords &
  Omit<ComponentProps<"select">, "name" | "id" | "value" | "defaultValue" | "children" | "multiple"> & {
    options: readonly (Option | OptionGroup)[];
    initial?: string | undefined;
  };

/** The browser's own select: it works before the script does, on a phone, and in right-to-left. */
export function SelectField({
  name,
  label,
  help,
  optional = false,
  options,
  initial,
  ...rest
}: SelectFieldProps) {
  const field = useField(name, { help: Boolean(help), optional });
  return (
    <FieldFrame
      id={field.id}
      label={label}
      help={help}
      optional={field.optional}
      error={field.error}
      beside={field.beside}
    >
      <div className="relative">
        <select
          {...rest}
          {...field.control}
          className={`${controlClasses} min-h-control appearance-none truncate pe-8`}
          defaultValue={startingText(field.typed, field.wasSent, initial)}
        >
          {options.map((entry) =>
            "options" in entry ? (
              <optgroup key={entry.label} label={entry.label}>
                {entry.options.map(drawOption)}
              </optgroup>
            ) : (
              drawOption(entry)
            ),
          )}
        </select>
        <Chevron />
      </div>
    </FieldFrame>
  );
}

function drawOption({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}

function Chevron() {
  return (
    <svg
      viewBox="0 0 16 16"
      className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="m4 6 4 4 4-4" />
    </svg>
  );
}
