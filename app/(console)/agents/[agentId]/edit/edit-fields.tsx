"use client";

import { Fragment, useContext } from "react";
import { ChoiceBoxes } from "#components/ui/choice-boxes.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import type { Option } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { EditState } from "#lib/agents/merge-rules.ts";
import { ExtensionFields } from "../../extension-fields.tsx";
import type { LocationChoices } from "../../location-choices.ts";
import { LocationFields } from "../../location-fields.tsx";
import { type PersonChoices, PersonFields } from "../../person-fields.tsx";
import type { EditWords } from "./edit-words.ts";

export interface EditFieldsProps {
  choices: PersonChoices;
  /** The agent groups that there are. */
  groups: readonly Option[];
  location: LocationChoices | null;
  words: EditWords;
  version: number;
  /** What the fields say when nothing was typed yet, as people read it, and as it travels in the hidden field. */
  initial: EditState;
  drawn: string;
}

/** The fields, drawn anew when an answer brings another version of the person with it. */
export function EditFields({ choices, groups, location, words, version, initial, drawn }: EditFieldsProps) {
  const typed = useContext(FormContext)?.typed ?? null;
  const now = (field: "version" | "drawn" | "seatId" | "groupsDrawn", otherwise: string) =>
    String(typed?.[field] ?? otherwise);
  const nowVersion = now("version", String(version));
  const seatId = now("seatId", initial.seatId ?? "");
  const hasStart = typed ? typed.startsOn !== undefined : initial.startsOn !== undefined;

  return (
    <Fragment key={nowVersion}>
      <input type="hidden" name="version" value={nowVersion} />
      <input type="hidden" name="drawn" value={now("drawn", drawn)} />
      <input type="hidden" name="seatId" value={seatId} />
      <Fieldset legend={words.person}>
        <PersonFields words={words} initial={initial} {...choices} />
      </Fieldset>
      {seatId !== "" && (
        <Fieldset legend={words.seatSection}>
          <ExtensionFields
            words={words}
            help={words.extensionHelp}
            extension={initial.extension ?? ""}
            extensionType={initial.extensionType ?? "SIP"}
            forceLogin={initial.forceLogin === "on"}
          />
        </Fieldset>
      )}
      {seatId !== "" && groups.length > 0 && (
        <div className="rounded-lg border border-line bg-surface p-4 sm:p-5">
          <input type="hidden" name="groupsDrawn" value={now("groupsDrawn", initial.groups ?? "")} />
          <ChoiceBoxes
            name="groups"
            legend={words.groups}
            help={words.groupsHelp}
            choices={groups}
            initial={initial.groups?.split(" ")}
          />
        </div>
      )}
      <LocationFields words={words.location} choices={location} initial={initial} />
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
    </Fragment>
  );
}
