"use client";

import { type MouseEventHandler, useContext, useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { FormContext, fieldId } from "#components/ui/form-context.ts";
import type { EditWords } from "./edit-words.ts";

/**
 * The two answers to "the same person, or someone new?", once it was asked. They come after `Save` in the form, so that Enter in a
 * field never answers for somebody.
 */
export function WhichWasMeant({
  words,
  replace,
}: {
  words: Pick<EditWords, "question" | "samePerson" | "someoneNew">;
  /** Opens the Replace panel in place. */
  replace: MouseEventHandler<HTMLButtonElement> | undefined;
}) {
  const questionId = useId();
  const form = useContext(FormContext);
  if (!form?.errorAt("meant")) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would not stand beside its buttons
    <div
      role="group"
      aria-labelledby={questionId}
      className="grid w-full gap-3 rounded-md border border-warning-line bg-warning-soft px-3.5 py-3"
    >
      <p id={questionId} className="font-semibold">
        {words.question}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" id={fieldId(form.id, "meant")} name="meant" value="same-person">
          {words.samePerson}
        </Button>
        <Button type="submit" name="meant" value="someone-new" onClick={replace}>
          {words.someoneNew}
        </Button>
      </div>
    </div>
  );
}
