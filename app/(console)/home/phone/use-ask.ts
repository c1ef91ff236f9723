"use client";

import { unstable_rethrow } from "next/navigation";
import { useTransition } from "react";
import type { FormAction, FormState } from "#lib/values/form-state.ts";

/**
 * Asks the server by an action that no form stands for. Where the session has ended meanwhile, the answer is the page to sign in
 * on, and nothing comes back here.
 */
export function useAsk() {
  const [, startTransition] = useTransition();
  return <Result>(action: FormAction<Result>) =>
    new Promise<Result | "unreachable">((resolve) => {
      startTransition(async () => {
        const form = new FormData();
        form.set("key", crypto.randomUUID());
        const answer = await action({ status: "new" }, form).catch(unanswered);
        resolve(answer?.status === "done" ? answer.result : "unreachable");
      });
    });
}

/** The boundary to the network: a request without an answer is told as such; anything else goes on. */
function unanswered(fault: unknown): FormState<never> | null {
  unstable_rethrow(fault);
  if (!(fault instanceof TypeError)) throw fault;
  return null;
}
