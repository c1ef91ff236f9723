"use client";

import type { Route } from "next";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { resendCredentialsAction } from "./actions.ts";

interface ResendCredentialsFormProps {
  agentId: string;
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"submit" | "pending" | "cancel" | "back", string>;
}

export function ResendCredentialsForm({ agentId, formKey, sentences, words }: ResendCredentialsFormProps) {
  const page = `/agents/${agentId}` as Route;
  return (
    <Form<string>
      action={resendCredentialsAction}
      loadSchema={() => import("#lib/agents/schema.ts").then((schema) => schema.OneAgent)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      idempotencyKey={formKey}
      buttons={<CancelLink href={page}>{words.cancel}</CancelLink>}
      done={(sentence) => (
        <div data-done className="grid gap-4">
          <Notice tone="success">{sentence}</Notice>
          <a href={page} className="font-medium text-accent hover:underline">
            {words.back}
          </a>
        </div>
      )}
    >
      <input type="hidden" name="agentId" value={agentId} />
    </Form>
  );
}
