"use client";

import { type KeyboardEvent, useContext } from "react";
import { Button } from "#components/ui/button.tsx";
import { FoldedPart } from "#components/ui/folded-part.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { Notice } from "#components/ui/notice.tsx";
import { RadioField } from "#components/ui/radio-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";

export type NumberPickerWords = Record<
  "title" | "optional" | "areaCode" | "areaCodeHelp" | "search" | "number" | "select",
  string
>;

/**
 * Searches and selects a number in the middle of another form. Its buttons send that form, with or without the script, and the answer
 * brings it back as it was filled in.
 */
export function NumberPicker({ words }: { words: NumberPickerWords }) {
  const found = useContext(FormContext)?.numbers ?? null;
  return (
    <FoldedPart title={words.title} note={words.optional} fields={fields} isInner>
      <fieldset className="grid gap-4" onKeyDown={searchOnEnter}>
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            name="areaCode"
            label={words.areaCode}
            help={words.areaCodeHelp}
            inputMode="numeric"
            autoComplete="off"
            optional
          />
          <Button type="submit" name="step" value="search-numbers" formNoValidate>
            {words.search}
          </Button>
        </div>
        <div aria-live="polite" className="grid gap-3">
          {found && <Notice tone={found.offers.length > 0 ? "info" : "success"}>{found.said}</Notice>}
          {found?.offers[0] && (
            <>
              <RadioField
                key={found.offers[0].value}
                name="offer"
                label={words.number}
                choices={found.offers}
              />
              <div>
                <Button type="submit" name="step" value="select-number" formNoValidate>
                  {words.select}
                </Button>
              </div>
            </>
          )}
        </div>
      </fieldset>
    </FoldedPart>
  );
}

const fields = ["areaCode", "offer"];

/** Enter in the area code means the search, not the form around it. */
function searchOnEnter(event: KeyboardEvent<HTMLFieldSetElement>) {
  if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || event.target.type === "radio")
    return;
  event.preventDefault();
  event.currentTarget.querySelector("button")?.click();
}
