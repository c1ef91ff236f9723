"use client";

import { ChoiceBoxes } from "#components/ui/choice-boxes.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import type { Option } from "#components/ui/select-field.tsx";
import { ExtensionFields } from "./extension-fields.tsx";
import type { PersonWords } from "./person-words.ts";

interface SeatFieldsProps {
  words: PersonWords & { extensionHelp: string };
  /** The agent groups that there are. */
  groups: readonly Option[];
  /** The seat's, as ids with spaces between them, when the form was drawn. */
  groupsDrawn: string;
  /** What the fields start with; the groups' ids like those that were drawn. */
  initial: Readonly<Partial<Record<"extension" | "extensionType" | "forceLogin" | "groups", string>>>;
}

/** What a form about somebody says of the seat: the same fields on Edit and on what leads from there to Replace. */
export function SeatFields({ words, groups, groupsDrawn, initial }: SeatFieldsProps) {
  return (
    <>
      <Fieldset legend={words.seatSection}>
        <ExtensionFields
          words={words}
          help={words.extensionHelp}
          extension={initial.extension ?? ""}
          extensionType={initial.extensionType ?? "SIP"}
          forceLogin={initial.forceLogin === "on"}
        />
      </Fieldset>
      {groups.length > 0 && (
        <div className="rounded-lg border border-line bg-surface p-4 sm:p-5">
          <HiddenField name="groupsDrawn" value={groupsDrawn} />
          <ChoiceBoxes
            name="groups"
            legend={words.groups}
            help={words.groupsHelp}
            choices={groups}
            initial={initial.groups?.split(" ")}
          />
        </div>
      )}
    </>
  );
}
