"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type SubmitEvent, useActionState, useState, useTransition } from "react";
import {
  errorsOf,
  type FormAction,
  type FormState,
  formValues,
  KEEPS_TYPED,
} from "#lib/values/form-state.ts";

export type FormAnswer<R> = ReturnType<typeof useFormAnswer<R>>;

/** The request itself got no answer. */
export const UNREACHABLE = "unreachable";

/** Why a form stays as it was filled in, of which no schema and no rule knows; each has a sentence in {@link Texts}. */
const unsent = [UNREACHABLE, "signedOut", "signedInAsOther", "fault"] as const;
export type Unsent = (typeof unsent)[number];

export function whyUnsent(key: string | null | undefined): Unsent | undefined {
  return unsent.find((why) => why === key);
}

/**
 * The answer on screen, and two ways to the next: `post` for the browser's own submission, `send` for the script's.
 * `send` goes round React's form action, which would reset the form, and keeps what was typed when the line is cut, the session has ended
 * meanwhile, or the server has a fault.
 */
export function useFormAnswer<R>(action: FormAction<R>) {
  const [posted, post] = useActionState<FormState<R>, FormData>(action, { status: "new" });
  const [sent, setSent] = useState<Sent<R>>({ state: null, count: 0, done: 0 });
  const [isPending, startTransition] = useTransition();

  function send(form: FormData, settled?: () => void) {
    startTransition(async () => {
      const next = await action(KEEPS_TYPED, form)
        .catch((fault: unknown) => unanswered(fault, form))
        .finally(settled);
      const state = settledState(next, form);
      const isDone = next.status === "done" ? 1 : 0;
      startTransition(() => setSent(({ count, done }) => ({ state, count: count + 1, done: done + isDone })));
    });
  }

  return { ...sent, state: sent.state ?? posted, post, send, isPending };
}

/** The last answer to what the script has sent, how many there were, and how many of them said that it is done. */
interface Sent<R> {
  state: FormState<R> | null;
  count: number;
  done: number;
}

/** The same for a form of nothing but buttons: what it draws as, and why the last that was pressed did nothing. */
export function useButtonsAnswer<R>(action: FormAction<R>) {
  const { state, post, send, isPending } = useFormAnswer(action);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) send(new FormData(event.currentTarget, event.nativeEvent.submitter));
  };
  const [refusal] = Object.values(errorsOf(state));
  return { state, form: { action: post, onSubmit: submit, "aria-busy": isPending }, refusal };
}

function settledState<R>(answer: FormState<R>, form: FormData): FormState<R> {
  if (answer.status === "signed-out") return stays(form, "signedOut");
  return answer.status === "signed-in-as-other" ? stays(form, "signedInAsOther") : answer;
}

/**
 * The boundary to the network and the server's faults: the form stays as it stands; where it leads elsewhere, that goes on. What a newer
 * version of Rollcall does not know any more is not helped by sending it again.
 */
function unanswered(fault: unknown, form: FormData): FormState<never> {
  unstable_rethrow(fault);
  if (unstable_isUnrecognizedActionError(fault)) throw fault;
  if (fault instanceof TypeError) return stays(form, UNREACHABLE);
  const faultId = fault instanceof Error && "digest" in fault ? { faultId: String(fault.digest) } : {};
  return { ...stays(form, "fault"), ...faultId };
}

function stays(form: FormData, refusal: Unsent) {
  return { status: "refused", values: formValues(form), refusal } satisfies FormState<never>;
}
