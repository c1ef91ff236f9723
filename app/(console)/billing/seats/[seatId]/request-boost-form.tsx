"use client";

import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requestBoostAction } from "./actions.ts";

interface RequestBoostFormProps {
  seatId: string;
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"submit" | "pending", string>;
}

export function RequestBoostForm({ seatId, formKey, sentences, words }: RequestBoostFormProps) {
  return (
    <Form<string>
      action={requestBoostAction}
      loadSchema={() => import("#lib/seats/schema.ts").then((schema) => schema.OneSeat)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      look="plain"
      idempotencyKey={formKey}
      done={(sentence) => <Notice tone="success">{sentence}</Notice>}
    >
      <input type="hidden" name="seatId" value={seatId} />
    </Form>
  );
}
