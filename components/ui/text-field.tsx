"use client";

import type { ComponentProps, ReactNode } from "react";
import { controlClasses } from "#components/ui/control.ts";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { startingText, useField } from "#components/ui/form-context.ts";

/** A field's words. `optional` marks it; what is not marked is required. */
export type FieldWords = { name: string; label: string; help?: ReactNode; optional?: boolean };

type TextFieldProps = FieldWords &
  Omit<ComponentProps<"input">, "name" | "id" | "type" | "value" | "defaultValue"> & {
    type?: "text" | "email" | "tel" | "date" | "search" | "url";
    initial?: string | undefined;
  };

export function TextField({
  name,
  label,
  help,
  optional = false,
  type = "text",
  initial,
  ...rest
}: TextFieldProps) {
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
      <input
        {...rest}
        {...field.control}
        {...(type === "email" ? emailAsTyped : { type })}
        className={`${controlClasses} min-h-control`}
        defaultValue={startingText(field.typed, field.wasSent, initial)}
        spellCheck={type === "text" ? undefined : false}
      />
    </FieldFrame>
  );
}

/** Not the browser's own kind, which shows a domain in Unicode as punycode: an address is shown as typed. */
const emailAsTyped = {
  type: "text",
  inputMode: "email",
  autoCapitalize: "none",
  autoCorrect: "off",
} as const;

type TextAreaFieldProps = FieldWords &
  Omit<ComponentProps<"textarea">, "name" | "id" | "value" | "defaultValue"> & {
    initial?: string | undefined;
  };

export function TextAreaField({ name, label, help, optional = false, initial, ...rest }: TextAreaFieldProps) {
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
      <textarea
        rows={4}
        {...rest}
        {...field.control}
        className={`${controlClasses} field-sizing-content max-h-96 min-h-24`}
        defaultValue={startingText(field.typed, field.wasSent, initial)}
      />
    </FieldFrame>
  );
}
