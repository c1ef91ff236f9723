"use client";

import type { Route } from "next";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { RadioField } from "#components/ui/radio-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { setCallerIdAction } from "./actions.ts";

interface CallerIdFormProps {
  agentId: string;
  page: Route;
  formKey: string;
  sentences: Record<string, string>;
  /** Each with whether SMS can be sent under it. */
  choices: readonly { value: string; label: string; help: string }[];
  initial: string;
  words: Record<"label" | "routeHelp" | "submit" | "pending" | "cancel", string>;
}

/** More choices than this are a list to open, and what holds for SMS is said once. */
const mostInSight = 20;

export function CallerIdForm({
  agentId,
  page,
  formKey,
  sentences,
  choices,
  initial,
  words,
}: CallerIdFormProps) {
  return (
    <Form<string>
      action={setCallerIdAction}
      loadSchema={() => import("#lib/seats/caller-id-schema.ts").then((schema) => schema.SetCallerId)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      saved={(sentence) => sentence}
      idempotencyKey={formKey}
      buttons={<CancelLink href={page}>{words.cancel}</CancelLink>}
    >
      <input type="hidden" name="agentId" value={agentId} />
      {choices.length > mostInSight ? (
        <SelectField
          name="numberId"
          label={words.label}
          help={words.routeHelp}
          options={choices.map(({ value, label }) => ({ value, label }))}
          initial={initial}
        />
      ) : (
        <RadioField name="numberId" label={words.label} choices={choices} initial={initial} />
      )}
    </Form>
  );
}
