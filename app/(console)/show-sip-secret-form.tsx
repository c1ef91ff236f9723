"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Secret } from "#components/ui/secret.tsx";
import type { FormAction } from "#lib/values/form-state.ts";
import type { SipAnswer } from "./sip-answer.ts";

interface ShowSipSecretFormProps {
  action: FormAction<SipAnswer>;
  /** Whose, where it is not the reader's own. */
  agentId?: string;
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"submit" | "pending", string>;
  /** A way out, and a way on after the answer. */
  cancel?: ReactNode;
  back?: ReactNode;
}

/** Asks for the secret that a phone registers with, by a post, and shows it in the answer alone. */
export function ShowSipSecretForm({ agentId, words, cancel, back, ...props }: ShowSipSecretFormProps) {
  return (
    <Form<SipAnswer>
      action={props.action}
      sentences={props.sentences}
      submit={words.submit}
      pending={words.pending}
      look="plain"
      idempotencyKey={props.formKey}
      buttons={cancel}
      done={(answer) => (
        <div data-done className="grid gap-3">
          <p className="font-semibold">{answer.title}</p>
          <DescriptionList facts={answer.facts.map(drawn)} />
          {answer.secret ? (
            <>
              <Secret label={answer.secretLabel} value={answer.secret} />
              <p className="text-muted">{answer.shownOnce}</p>
              {answer.qr && <QrCode {...answer.qr} />}
            </>
          ) : (
            <Notice tone="warning">{answer.secretGone}</Notice>
          )}
          {back}
        </div>
      )}
    >
      {agentId && <input type="hidden" name="agentId" value={agentId} />}
    </Form>
  );
}

function drawn({ label, value, href }: SipAnswer["facts"][number]) {
  if (!href) return { label, value };
  const link = (
    <Link prefetch={false} href={href} className="text-accent underline underline-offset-2">
      {value}
    </Link>
  );
  return { label, value: link };
}

/** Dark on light in either look, since a camera reads it. */
function QrCode({ label, text, path, size }: NonNullable<SipAnswer["qr"]>) {
  return (
    <figure className="flex flex-wrap items-center gap-4">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${size} ${size}`}
        className="size-44 shrink-0 rounded-md bg-white"
        shapeRendering="crispEdges"
      >
        <path d={path} fill="#000" />
      </svg>
      <figcaption className="max-w-64 text-muted">{text}</figcaption>
    </figure>
  );
}
