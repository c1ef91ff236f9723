"use client";

import { type TypedJoiner, wordsIn } from "#lib/agents/joiner-rules.ts";
import type { EditState } from "#lib/agents/merge-rules.ts";
import { ticksAfter } from "#lib/values/ticks.ts";
import { DateFields } from "../../date-fields.tsx";
import { LocationFields } from "../../location-fields.tsx";
import { SeatFields } from "../../seat-fields.tsx";
import type { EditFieldsProps } from "../edit/edit-fields.tsx";

export interface JoinerDetailsProps extends Pick<EditFieldsProps, "groups" | "location" | "words"> {
  /** The leaver's Edit form as it is drawn: the seat passes on as it says. */
  seat: EditState;
}

/** The rest of what was entered on the leaver's Edit form: what the person's fields do not say already. */
export function JoinerDetails({
  words,
  groups,
  location,
  seat,
  typed,
}: JoinerDetailsProps & { typed: TypedJoiner }) {
  const [added, removed] = [wordsIn(typed.groupsAdded), wordsIn(typed.groupsRemoved)];
  const groupsNow = ticksAfter(wordsIn(seat.groups), { added, removed }).join(" ");
  return (
    <>
      <SeatFields
        words={words}
        groups={groups}
        groupsDrawn={seat.groups ?? ""}
        initial={{ ...seat, ...typed, groups: groupsNow }}
      />
      <LocationFields words={words.location} choices={location} initial={typed} />
      <DateFields words={words} hasStart={false} initial={typed} />
    </>
  );
}
