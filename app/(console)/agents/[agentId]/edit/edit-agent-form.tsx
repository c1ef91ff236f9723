"use client";

import type { Route } from "next";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { type EditedAnswer, editAgentAction } from "./actions.ts";
import { AgentEdited } from "./agent-edited.tsx";
import { EditFields, type EditFieldsProps } from "./edit-fields.tsx";
import { WhichWasMeant } from "./which-was-meant.tsx";

interface EditAgentFormProps extends EditFieldsProps {
  agentId: string;
  formKey: string;
  sentences: Record<string, string>;
}

export function EditAgentForm({ agentId, formKey, sentences, words, ...fields }: EditAgentFormProps) {
  return (
    <Form<EditedAnswer>
      action={editAgentAction}
      loadSchema={() => import("#lib/agents/edit-schema.ts").then((schema) => schema.EditAgent)}
      sentences={sentences}
      submit={words.save}
      pending={words.saving}
      idempotencyKey={formKey}
      buttons={
        <>
          <CancelLink href={`/agents/${agentId}` as Route}>{words.cancel}</CancelLink>
          <WhichWasMeant words={words} />
        </>
      }
      done={(edited) => <AgentEdited edited={edited} />}
    >
      <input type="hidden" name="agentId" value={agentId} />
      <EditFields words={words} {...fields} />
    </Form>
  );
}
