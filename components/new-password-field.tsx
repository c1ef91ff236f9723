"use client";

import { useContext } from "react";
import { FormContext } from "#components/ui/form-context.ts";
import { PasswordField } from "#components/ui/password-field.tsx";
import type { FieldWords } from "#components/ui/text-field.tsx";
import { usePasswordStrength } from "#components/use-password-strength.ts";

type NewPasswordFieldProps = Pick<FieldWords, "name" | "label" | "help"> & { autoFocus?: boolean };

/** A field for a password that is being chosen, with a meter while the script runs. The rules are the server's all the same. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  // Drawn anew once the password is set, so that no strength is shown of one that is gone.
  return <MeteredField key={useContext(FormContext)?.done ?? 0} {...props} />;
}

function MeteredField(props: NewPasswordFieldProps) {
  const { shown, typed } = usePasswordStrength();
  return (
    <div className="grid gap-1.5">
      <PasswordField {...props} autoComplete="new-password" onInput={typed} />
      {shown && (
        <div aria-hidden="true" className="grid grid-cols-4 gap-1">
          {[1, 2, 3, 4].map((step) => (
            <span
              key={step}
              className={`h-1.5 rounded-full forced-colors:border ${step <= shown.strength ? colourOf(shown.strength) : "bg-line"}`}
            />
          ))}
        </div>
      )}
      <p role="status" className="text-sm text-muted empty:hidden">
        {shown?.sentence}
      </p>
    </div>
  );
}

function colourOf(strength: number): string {
  if (strength >= 3) return "bg-success";
  return strength === 2 ? "bg-warning" : "bg-danger";
}
