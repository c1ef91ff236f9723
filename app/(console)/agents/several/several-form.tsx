"use client";

import type { QuoteWords } from "#components/quote.tsx";
import { QuoteToConfirm } from "#components/quote-to-confirm.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";
import { changeSeveralAction, type SeveralAnswer } from "./actions.ts";

interface SeveralFormProps {
  /** Said where nobody can be changed, as when it has just been done: the form then has its answer to show. */
  nothing: string | null;
  formKey: string;
  agentIds: readonly string[];
  change: string;
  isDanger: boolean;
  quote: DrawnQuote | null;
  quoteWords: QuoteWords;
  sentences: Record<string, string>;
  words: Record<"submit" | "pending" | "cancel" | "back", string>;
}

export function SeveralForm({ formKey, agentIds, change, quote, words, ...props }: SeveralFormProps) {
  return (
    <Form<SeveralAnswer>
      action={changeSeveralAction}
      sentences={props.sentences}
      instead={props.nothing}
      submit={words.submit}
      pending={words.pending}
      look={props.isDanger ? "danger" : "primary"}
      idempotencyKey={formKey}
      buttons={<CancelLink href="/agents">{words.cancel}</CancelLink>}
      done={(answer) => (
        <div data-several-done className="grid gap-4">
          <Notice tone={answer.isAll ? "success" : "warning"} title={answer.title}>
            <ul className="grid gap-0.5">
              {answer.lines.map(({ href, name, outcome }) => (
                <li key={href}>
                  <a href={href} className="underline underline-offset-2">
                    <bdi>{name}</bdi>
                  </a>
                  {": "}
                  {outcome}
                </li>
              ))}
            </ul>
          </Notice>
          <a href="/agents" className="font-medium text-accent hover:underline">
            {words.back}
          </a>
        </div>
      )}
    >
      {agentIds.map((id) => (
        <input key={id} type="hidden" name="agent" value={id} />
      ))}
      <input type="hidden" name="change" value={change} />
      {quote && <QuoteToConfirm quote={quote} words={props.quoteWords} />}
    </Form>
  );
}
