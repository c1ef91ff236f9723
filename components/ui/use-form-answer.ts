"use client";

import { unstable_rethrow } from "next/navigation";
import { useActionState, useState, useTransition } from "react";
import { type FormAction, type FormState, formValues } from "#lib/values/form-state.ts";

export type FormAnswer<R> = ReturnType<typeof useFormAnswer<R>>;

/** The refusal that no action gives: the request itself got no answer. */
export const UNREACHABLE = "unreachable";

/**
 * The answer on screen, and two ways to the next: `post` for the browser's own submission, `send` for the script's.
 * `send` goes round React's form action, which would reset the form, and keeps what was typed when the line is cut.
 */
export function useFormAnswer<R>(action: FormAction<R>) {
  const [posted, post] = useActionState<FormState<R>, FormData>(action, { status: "new" });
  const [sent, setSent] = useState<FormState<R> | null>(null);
  const [count, setCount] = useState(0);
  const [isPending, startTransition] = useTransition();
  const state = sent ?? posted;

  function send(form: FormData, settled: () => void) {
    startTransition(async () => {
      const next = await action(state, form)
        .catch((fault: unknown) => unanswered(fault, form))
        .finally(settled);
      startTransition(() => {
        setSent(next);
        setCount((before) => before + 1);
      });
    });
  }

  return { state, count, post, send, isPending };
}

/** The boundary to the network: a request without an answer leaves the form as it stands; anything else goes on. */
function unanswered(fault: unknown, form: FormData): FormState<never> {
  unstable_rethrow(fault);
  if (!(fault instanceof TypeError)) throw fault;
  return { status: "refused", values: formValues(form), refusal: UNREACHABLE };
}
