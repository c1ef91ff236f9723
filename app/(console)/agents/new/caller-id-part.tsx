"use client";

import { NumberPicker, type NumberPickerWords } from "#app/(console)/numbers/number-picker.tsx";
import { FoldedFieldset } from "#components/ui/folded-fieldset.tsx";
import { type Option, type OptionGroup, SelectField } from "#components/ui/select-field.tsx";

export interface CallerIdPartProps {
  options: (Option | OptionGroup)[];
  /** Null for those who may not buy. */
  picker: NumberPickerWords | null;
  words: Record<"callerIdPart" | "callerIdOptional" | "callerId" | "callerIdHelp", string>;
}

/** What the new agent's calls show: a number that is had already, or one that is bought for it. */
export function CallerIdPart({ options, picker, words }: CallerIdPartProps) {
  return (
    <FoldedFieldset legend={words.callerIdPart} note={words.callerIdOptional} fields={fields}>
      <SelectField
        name="callerId"
        label={words.callerId}
        help={words.callerIdHelp}
        options={options}
        optional
      />
      {picker && <NumberPicker words={picker} />}
    </FoldedFieldset>
  );
}

const fields = ["callerId", "areaCode", "offer"];
