"use client";

import { useContext, useRef } from "react";
import { AsDrawn } from "#components/ui/as-drawn.tsx";
import { ChoiceBoxes } from "#components/ui/choice-boxes.tsx";
import { Form } from "#components/ui/form.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { useAskBeforeLeaving } from "#components/ui/use-ask-before-leaving.ts";
import { changeGroupAction } from "./[groupId]/actions.ts";

interface SeatsFormProps {
  groupId: string;
  /** A page of seats, and which of them are in the group. */
  seats: readonly { value: string; label: string }[];
  drawn: readonly string[];
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"seatList" | "save" | "saving" | "saved" | "leaveUnsaved", string>;
}

/** The seats of one page of the list, ticked where they are in the group. Those of other pages stay as they are. */
export function SeatsForm({ groupId, seats, drawn, formKey, sentences, words }: SeatsFormProps) {
  const own = useRef<HTMLDivElement>(null);
  useAskBeforeLeaving(own, () => own.current !== null && isChanged(own.current), words.leaveUnsaved);
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
        <AsDrawn from={{ seats, drawn }}>{(then) => <SeatBoxes legend={words.seatList} {...then} />}</AsDrawn>
      </Form>
    </div>
  );
}

/** Drawn anew when an answer brings what somebody else has ticked. */
function SeatBoxes({ legend, seats, drawn }: { legend: string } & Pick<SeatsFormProps, "seats" | "drawn">) {
  const now = useContext(FormContext)?.typed?.drawn ?? drawn.join(" ");
  return (
    <>
      <HiddenField name="shown" value={seats.map(({ value }) => value).join(" ")} />
      <HiddenField name="drawn" value={drawn.join(" ")} />
      <ChoiceBoxes key={String(now)} name="seats" legend={legend} choices={seats} initial={drawn} />
    </>
  );
}

function isChanged(form: HTMLElement): boolean {
  const drawn = form.querySelector<HTMLInputElement>("input[name=drawn]")?.value.split(" ") ?? [];
  const boxes = form.querySelectorAll<HTMLInputElement>("input[name=seats]");
  return [...boxes].some(({ value, checked }) => checked !== drawn.includes(value));
}
