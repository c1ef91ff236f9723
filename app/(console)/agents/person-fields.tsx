"use client";

import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { PhoneFields } from "../phone-fields.tsx";
import type { PersonWords } from "./person-words.ts";

export interface PersonChoices {
  /** None where the role is not to be chosen. */
  roles: Option[];
  languages: Option[];
  units: Option[];
}

interface PersonFieldsProps extends PersonChoices {
  words: PersonWords;
  /** What the fields start with, as a form would send it. */
  initial: Readonly<
    Partial<Record<"email" | "name" | "role" | "language" | "unitId" | "landLine" | "mobile", string>>
  >;
  autoFocus?: boolean;
}

/** Who somebody is: the same fields on Add Agent, on Edit and on Replace. */
export function PersonFields({ words, initial, autoFocus = false, ...choices }: PersonFieldsProps) {
  return (
    <>
      <TextField
        name="email"
        label={words.email}
        help={words.emailHelp}
        type="email"
        initial={initial.email}
        autoComplete="off"
        autoFocus={autoFocus}
      />
      <TextField name="name" label={words.name} initial={initial.name} autoComplete="off" />
      {choices.roles.length > 0 && (
        <SelectField name="role" label={words.role} options={choices.roles} initial={initial.role} />
      )}
      <SelectField
        name="language"
        label={words.language}
        options={choices.languages}
        initial={initial.language}
      />
      {choices.units.length > 0 && (
        <SelectField
          name="unitId"
          label={words.unit}
          optional
          options={[{ value: "", label: words.noUnit }, ...choices.units]}
          initial={initial.unitId}
        />
      )}
      <PhoneFields words={words} initial={initial} />
    </>
  );
}
