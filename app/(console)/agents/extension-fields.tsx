"use client";

import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { PersonWords } from "./person-words.ts";

interface ExtensionFieldsProps {
  words: PersonWords;
  help: string;
  extension: string;
  /** True where an empty one means the next free one. */
  optional?: boolean;
  extensionType?: string;
  forceLogin?: boolean;
}

/** How a seat is reached: the same fields on Add Agent and on Edit. */
export function ExtensionFields({ words, help, optional = false, ...initial }: ExtensionFieldsProps) {
  return (
    <>
      <TextField
        name="extension"
        label={words.extension}
        help={help}
        inputMode="numeric"
        initial={initial.extension}
        autoComplete="off"
        optional={optional}
      />
      <SelectField
        name="extensionType"
        label={words.extensionType}
        options={[
          { value: "SIP", label: words.sip },
          { value: "Web", label: words.web },
        ]}
        initial={initial.extensionType}
      />
      <CheckboxField
        name="forceLogin"
        label={words.forceLogin}
        help={words.forceLoginHelp}
        initial={initial.forceLogin}
      />
    </>
  );
}
