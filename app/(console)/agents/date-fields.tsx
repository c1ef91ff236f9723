"use client";

import { Fieldset } from "#components/ui/fieldset.tsx";
import { TextField } from "#components/ui/text-field.tsx";

interface DateFieldsProps {
  words: Record<"dates" | "startsOn" | "startsOnHelp" | "endsOn" | "endsOnHelp", string>;
  /** Whether the first day is still to come, and so to be chosen. */
  hasStart: boolean;
  initial: Readonly<Partial<Record<"startsOn" | "endsOn", string>>>;
}

/** When somebody comes and goes. */
export function DateFields({ words, hasStart, initial }: DateFieldsProps) {
  return (
    <Fieldset legend={words.dates}>
      {hasStart && (
        <TextField
          name="startsOn"
          label={words.startsOn}
          help={words.startsOnHelp}
          type="date"
          initial={initial.startsOn ?? ""}
        />
      )}
      <TextField
        name="endsOn"
        label={words.endsOn}
        help={words.endsOnHelp}
        type="date"
        initial={initial.endsOn ?? ""}
        optional
      />
    </Fieldset>
  );
}
