"use client";

import { FoldedPart } from "#components/ui/folded-part.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Samples } from "#lib/templates/rules.ts";
import { TemplateText } from "../../templates/template-text.tsx";
import { DropsField } from "./drops-field.tsx";
import type { PersonalPartWords } from "./personal-words.ts";

export interface PersonalPartProps {
  /** Those who have templates to copy. */
  colleagues: Option[];
  samples: Samples;
  /** Voicemail drops as they are chosen. */
  drops: File[];
  chooseDrops: (files: File[]) => void;
  words: PersonalPartWords;
}

/** What somebody may start with. Without the script a voice comes later, from the own page: a form of words takes no file of its size. */
export function PersonalPart({ colleagues, samples, drops, chooseDrops, words }: PersonalPartProps) {
  return (
    <FoldedPart title={words.personal} note={words.personalOptional} fields={fields}>
      {colleagues.length > 0 && (
        <SelectField
          name="templatesFrom"
          label={words.templatesFrom}
          options={[{ value: "", label: words.templatesFromNobody }, ...colleagues]}
          optional
        />
      )}
      <TextField name="templateTitle" label={words.templateTitle} autoComplete="off" optional />
      <TemplateText
        name="templateBody"
        label={words.templateBody}
        first={null}
        samples={samples}
        words={words.template}
        optional
      />
      <DropsField files={drops} choose={chooseDrops} words={words} />
      <p className="text-muted scripted:hidden">{words.dropsLater}</p>
    </FoldedPart>
  );
}

const fields = ["templatesFrom", "templateTitle", "templateBody"];
