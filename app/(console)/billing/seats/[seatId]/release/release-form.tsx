"use client";

import type { Route } from "next";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { releaseSeatAction } from "./actions.ts";

interface ReleaseFormProps {
  seatId: string;
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"submit" | "pending" | "cancel" | "back", string>;
}

export function ReleaseForm({ seatId, formKey, sentences, words }: ReleaseFormProps) {
  const page = `/billing/seats/${seatId}` as Route;
  return (
    <Form<string>
      action={releaseSeatAction}
      loadSchema={() => import("#lib/seats/schema.ts").then((schema) => schema.OneSeat)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      look="danger"
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
      <input type="hidden" name="seatId" value={seatId} />
    </Form>
  );
}
