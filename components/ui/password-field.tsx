"use client";

import { type ComponentProps, useEffect, useState } from "react";
import { controlClasses } from "#components/ui/control.ts";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { useField } from "#components/ui/form-context.ts";
import type { FieldWords } from "#components/ui/text-field.tsx";
import { useTexts } from "#components/ui/texts.tsx";

type PasswordFieldProps = Omit<FieldWords, "optional"> &
  Pick<ComponentProps<"input">, "onInput" | "autoFocus"> & {
    autoComplete: "current-password" | "new-password";
  };

/** Never drawn with a value. The button that shows it comes with the script, as it can do nothing without. */
export function PasswordField({ name, label, help, ...input }: PasswordFieldProps) {
  const field = useField(name, { help: Boolean(help), optional: false });
  const texts = useTexts();
  const [isScripted, setScripted] = useState(false);
  const [isShown, setShown] = useState(false);
  useEffect(() => setScripted(true), []);

  return (
    <FieldFrame id={field.id} label={label} help={help} error={field.error}>
      <div className="relative">
        <input
          {...field.control}
          type={isShown ? "text" : "password"}
          {...input}
          spellCheck={false}
          autoCapitalize="none"
          className={`${controlClasses} min-h-control pe-16`}
          data-secret
        />
        {isScripted && (
          <button
            type="button"
            aria-controls={field.id}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-0 end-0 min-w-14 rounded-e-md px-2.5 text-sm font-medium text-accent hover:underline focus-visible:-outline-offset-2"
          >
            {isShown ? texts.hide : texts.show}
            {/* As text and not as the button's label, which would answer for the field itself. */}
            <span className="sr-only">: {label}</span>
          </button>
        )}
      </div>
    </FieldFrame>
  );
}
