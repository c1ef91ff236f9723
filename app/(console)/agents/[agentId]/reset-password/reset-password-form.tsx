"use client";

import type { Route } from "next";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Secret } from "#components/ui/secret.tsx";
import { type ResetAnswer, resetPasswordAction } from "./actions.ts";

interface ResetPasswordFormProps {
  agentId: string;
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"submit" | "pending" | "cancel" | "sendCredentials" | "temporaryPassword" | "back", string>;
}

export function ResetPasswordForm({ agentId, formKey, sentences, words }: ResetPasswordFormProps) {
  const page = `/agents/${agentId}` as Route;
  return (
    <Form<ResetAnswer>
      action={resetPasswordAction}
      loadSchema={() => import("#lib/agents/schema.ts").then((schema) => schema.ResetAgentPassword)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      look="danger"
      idempotencyKey={formKey}
      buttons={<CancelLink href={page}>{words.cancel}</CancelLink>}
      done={(answer) => (
        <div data-done className="grid gap-4">
          <Notice tone="success" title={answer.title}>
            {answer.text}
          </Notice>
          {answer.temporaryPassword ? (
            <Secret label={words.temporaryPassword} value={answer.temporaryPassword} />
          ) : (
            <Notice tone="warning">{answer.secretGone}</Notice>
          )}
          {answer.mail && <p>{answer.mail}</p>}
          <a href={page} className="font-medium text-accent hover:underline">
            {words.back}
          </a>
        </div>
      )}
    >
      <input type="hidden" name="agentId" value={agentId} />
      <CheckboxField name="sendCredentials" label={words.sendCredentials} initial />
    </Form>
  );
}
