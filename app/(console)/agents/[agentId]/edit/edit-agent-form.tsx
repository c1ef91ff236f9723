"use client";

import type { Route } from "next";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { useAskBeforeLeaving } from "#components/ui/use-ask-before-leaving.ts";
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
  const drawn = useRef<string | null>(null);
  useEffect(() => {
    drawn.current = whatStandsIn(own.current);
  }, []);
  const hasUnsaved = () => {
    const now = whatStandsIn(own.current);
    return now !== null && now !== drawn.current;
  };
  useAskBeforeLeaving(own, hasUnsaved, words.leaveUnsaved);
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

/**
 * What a person can have typed or chosen in the form; null once it is gone, since it was saved, or has been answered by replacing the
 * person. Hidden fields are not that person's: a page that is drawn anew brings others.
 */
function whatStandsIn(own: HTMLElement | null): string | null {
  const form = own?.querySelector("[data-done]") ? null : own?.querySelector("form");
  if (!form) return null;
  const controls = form.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), select, textarea");
  return JSON.stringify(Array.from(controls, ({ value, checked }) => [value, checked]));
}
