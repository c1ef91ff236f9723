"use client";

import { unstable_rethrow } from "next/navigation";
import { useActionState, useState, useTransition } from "react";
import { type FormAction, type FormState, formValues, KEEPS_TYPED } from "#lib/values/form-state.ts";

export type FormAnswer<R> = ReturnType<typeof useFormAnswer<R>>;

/** The refusals that no action gives: the request itself got no answer, or only that nobody is signed in any more. */
export const UNREACHABLE = "unreachable";
export const SIGNED_OUT = "signedOut";

/**
 * The answer on screen, and two ways to the next: `post` for the browser's own submission, `send` for the script's.
 * `send` goes round React's form action, which would reset the form, and keeps what was typed when the line is cut, and, where there is
 * something to type, when the session has ended meanwhile.
 */
export function useFormAnswer<R>(action: FormAction<R>, hasFields: boolean) {
  const [posted, post] = useActionState<FormState<R>, FormData>(action, { status: "new" });
  const [sent, setSent] = useState<FormState<R> | null>(null);
  const [count, setCount] = useState(0);
  const [done, setDone] = useState(0);
  const [isPending, startTransition] = useTransition();
  const state = sent ?? posted;

  function send(form: FormData, settled: () => void) {
    startTransition(async () => {
      const next = await action(hasFields ? KEEPS_TYPED : state, form)
        .catch((fault: unknown) => unanswered(fault, form))
        .finally(settled);
      startTransition(() => {
        setSent(next.status === "signed-out" ? stays(form, SIGNED_OUT) : next);
        setCount((before) => before + 1);
        if (next.status === "done") setDone((before) => before + 1);
      });
    });
  }

  return { state, count, done, post, send, isPending };
}

/** The boundary to the network: a request without an answer leaves the form as it stands; anything else goes on. */
function unanswered(fault: unknown, form: FormData): FormState<never> {
  unstable_rethrow(fault);
  if (!(fault instanceof TypeError)) throw fault;
  return stays(form, UNREACHABLE);
}

function stays(form: FormData, refusal: typeof UNREACHABLE | typeof SIGNED_OUT): FormState<never> {
  return { status: "refused", values: formValues(form), refusal };
}
