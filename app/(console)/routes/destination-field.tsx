"use client";

import { type Option, type OptionGroup, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";

export interface DestinationFieldProps {
  name: string;
  label: string;
  extensionName: string;
  extensionLabel: string;
  extensionHelp?: string;
  options: readonly (Option | OptionGroup)[];
  initial: { to: string; extension: string };
  optional?: boolean;
}

/** The list that extension fields are helped by; the form draws it once. */
export const extensionsListId = "extensions-of-seats";

/** Where a call goes; the extension is in sight only where a seat is chosen, by style alone, so that it needs no script. */
export function DestinationField(props: DestinationFieldProps) {
  const { name, label, options, initial, optional = false } = props;
  return (
    <div className="group/to grid content-start gap-3">
      <SelectField name={name} label={label} options={options} initial={initial.to} optional={optional} />
      <div className="hidden group-has-[option[value=seat]:checked]/to:block">
        <TextField
          name={props.extensionName}
          label={props.extensionLabel}
          help={props.extensionHelp}
          initial={initial.extension}
          inputMode="numeric"
          autoComplete="off"
          list={extensionsListId}
        />
      </div>
    </div>
  );
}
