"use client";

import { useRef } from "react";
import { ChoiceBoxes } from "#components/ui/choice-boxes.tsx";
import { Form } from "#components/ui/form.tsx";
import { useAskBeforeLeaving } from "#components/ui/use-ask-before-leaving.ts";
import { changeGroupAction } from "./[groupId]/actions.ts";

interface SeatsFormProps {
  groupId: string;
  version: number;
  /** A page of seats, and which of them are in the group. */
  seats: readonly { value: string; label: string }[];
  drawn: readonly string[];
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"seatList" | "save" | "saving" | "saved" | "leaveUnsaved", string>;
}

/** The seats of one page of the list, ticked where they are in the group. Those of other pages stay as they are. */
export function SeatsForm({ groupId, version, seats, drawn, formKey, sentences, words }: SeatsFormProps) {
  const shown = seats.map(({ value }) => value).join(" ");
  const own = useRef<HTMLDivElement>(null);
  useAskBeforeLeaving(own, () => own.current !== null && isChanged(own.current, drawn), words.leaveUnsaved);
  return (
    <div ref={own}>
      <Form
        action={changeGroupAction}
        sentences={sentences}
        submit={words.save}
        pending={words.saving}
        saved={words.saved}
        idempotencyKey={formKey}
      >
        <input type="hidden" name="groupId" value={groupId} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="shown" value={shown} />
        <input type="hidden" name="drawn" value={drawn.join(" ")} />
        <ChoiceBoxes
          key={`${version} ${shown}`}
          name="seats"
          legend={words.seatList}
          choices={seats}
          initial={drawn}
        />
      </Form>
    </div>
  );
}

function isChanged(form: HTMLElement, drawn: readonly string[]): boolean {
  const boxes = form.querySelectorAll<HTMLInputElement>("input[name=seats]");
  return [...boxes].some(({ value, checked }) => checked !== drawn.includes(value));
}
