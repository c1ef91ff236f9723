"use client";

import { useContext } from "react";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Form } from "#components/ui/form.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { offerStatusesAction } from "./status-actions.ts";

interface OfferFormProps {
  formKey: string;
  agentId: string;
  sentences: Record<string, string>;
  statuses: { id: string; name: string; isOffered: boolean }[];
  words: Record<"legend" | "submit" | "saved" | "saving", string>;
}

export function OfferForm({ formKey, agentId, sentences, statuses, words }: OfferFormProps) {
  const drawn = statuses.flatMap(({ id, isOffered }) => (isOffered ? [id] : []));
  return (
    <Form
      action={offerStatusesAction}
      sentences={sentences}
      submit={words.submit}
      pending={words.saving}
      saved={words.saved}
      look="plain"
      idempotencyKey={formKey}
    >
      <input type="hidden" name="agentId" value={agentId} />
      <HiddenField name="drawn" value={drawn.join(" ")} />
      <OfferedBoxes legend={words.legend} statuses={statuses} />
    </Form>
  );
}

/** Drawn anew when an answer brings what somebody else has ticked, since the browser keeps what it has. */
function OfferedBoxes({ legend, statuses }: { legend: string } & Pick<OfferFormProps, "statuses">) {
  const form = useContext(FormContext);
  return (
    <fieldset key={String(form?.typed?.drawn)}>
      <legend className="sr-only">{legend}</legend>
      {statuses.map(({ id, name, isOffered }) => (
        <div key={id}>
          <input type="hidden" name="shown" value={id} />
          <CheckboxField name="offered" label={name} value={id} initial={isOffered} />
        </div>
      ))}
    </fieldset>
  );
}
