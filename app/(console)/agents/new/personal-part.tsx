"use client";

import { FoldedFieldset } from "#components/ui/folded-fieldset.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Samples } from "#lib/templates/rules.ts";
import { TemplateText } from "../../templates/template-text.tsx";
import type { PersonalPartWords } from "./personal-words.ts";

export interface PersonalPartProps {
  /** Those who have templates to copy. */
  colleagues: Option[];
  samples: Samples;
  words: PersonalPartWords;
}

/** What somebody may start with: texts by now, and a voice from the own page, since a form of words takes no file of its size. */
export function PersonalPart({ colleagues, samples, words }: PersonalPartProps) {
  return (
    <FoldedFieldset legend={words.personal} note={words.personalOptional} fields={fields}>
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
      <p className="text-muted">{words.dropsLater}</p>
    </FoldedFieldset>
  );
}

const fields = ["templatesFrom", "templateTitle", "templateBody"];
