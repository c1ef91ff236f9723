"use client";

import type { Route } from "next";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { useAskBeforeLosing } from "#components/ui/use-ask-before-losing.ts";
import { type EditedAnswer, editAgentAction } from "./actions.ts";
import { AgentEdited } from "./agent-edited.tsx";
import { EditFields, type EditFieldsProps } from "./edit-fields.tsx";
import { type ReplacementProps, useReplaceDialog } from "./replace-dialog.tsx";
import { WhichWasMeant } from "./which-was-meant.tsx";

interface EditAgentFormProps extends EditFieldsProps {
  agentId: string;
  formKey: string;
  sentences: Record<string, string>;
  /** Null where nobody can be put in this one's place. */
  replacement: ReplacementProps | null;
}

export function EditAgentForm({
  agentId,
  formKey,
  sentences,
  words,
  replacement,
  ...fields
}: EditAgentFormProps) {
  const { ask, dialog } = useReplaceDialog(replacement);
  const own = useRef<HTMLDivElement>(null);
  useAskBeforeLosing(own, words.leaveUnsaved);
  return (
    <div ref={own}>
      <Form<EditedAnswer>
        action={editAgentAction}
        loadSchema={() => import("#lib/agents/edit-schema.ts").then((schema) => schema.EditAgent)}
        sentences={sentences}
        submit={words.save}
        pending={words.saving}
        idempotencyKey={formKey}
        buttons={
          <>
            {replacement && (
              <Button type="submit" name="meant" value="someone-new" onClick={ask}>
                {words.saveAndReplace}
              </Button>
            )}
            <CancelLink href={`/agents/${agentId}` as Route}>{words.cancel}</CancelLink>
            <WhichWasMeant words={words} replace={ask} />
          </>
        }
        done={(edited) => <AgentEdited edited={edited} />}
      >
        <input type="hidden" name="agentId" value={agentId} />
        <EditFields words={words} {...fields} />
      </Form>
      {dialog}
    </div>
  );
}
