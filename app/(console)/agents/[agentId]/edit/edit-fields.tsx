"use client";

import { Fragment, useContext } from "react";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { HiddenField, useAsDrawn } from "#components/ui/hidden-field.tsx";
import type { Option } from "#components/ui/select-field.tsx";
import type { EditState } from "#lib/agents/merge-rules.ts";
import { DateFields } from "../../date-fields.tsx";
import type { LocationChoices } from "../../location-choices.ts";
import { LocationFields } from "../../location-fields.tsx";
import { type PersonChoices, PersonFields } from "../../person-fields.tsx";
import { SeatFields } from "../../seat-fields.tsx";
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
export function EditFields(props: EditFieldsProps) {
  const { choices, groups, location, words, version, initial, drawn } = useAsDrawn(props);
  const typed = useContext(FormContext)?.typed ?? null;
  const seatId = String(typed?.seatId ?? initial.seatId ?? "");
  const hasStart = typed ? typed.startsOn !== undefined : initial.startsOn !== undefined;

  return (
    <Fragment key={String(typed?.version ?? version)}>
      <HiddenField name="version" value={String(version)} />
      <HiddenField name="drawn" value={drawn} />
      <input type="hidden" name="seatId" value={seatId} />
      <Fieldset legend={words.person}>
        <PersonFields words={words} initial={initial} {...choices} />
      </Fieldset>
      {seatId !== "" && (
        <SeatFields words={words} groups={groups} groupsDrawn={initial.groups ?? ""} initial={initial} />
      )}
      <LocationFields words={words.location} choices={location} initial={initial} />
      <DateFields words={words} hasStart={hasStart} initial={initial} />
    </Fragment>
  );
}
