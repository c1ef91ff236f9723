"use client";

import { unstable_rethrow } from "next/navigation";
import { useTransition } from "react";
import { DRAWN_FOR, type FormAction, type FormState } from "#lib/values/form-state.ts";

/** Why there is no answer: none came, or another tab has signed in somebody else meanwhile, for whom none is wanted. */
export type Unasked = "unreachable" | "signed-in-as-other";

/**
 * Asks the server by an action that no form stands for, for this agent. Where the session has ended meanwhile, the answer is the page to
 * sign in on, and nothing comes back here.
 */
export function useAsk(agentId: string) {
  const [, startTransition] = useTransition();
  return <Result>(action: FormAction<Result>) =>
    new Promise<Result | Unasked>((resolve) => {
      startTransition(async () => {
        const form = new FormData();
        form.set(DRAWN_FOR, agentId);
        form.set("key", crypto.randomUUID());
        const answer = await action({ status: "new" }, form).catch(unanswered);
        if (answer?.status === "done") resolve(answer.result);
        else resolve(answer?.status === "signed-in-as-other" ? answer.status : "unreachable");
      });
    });
}

/** The boundary to the network: a request without an answer is told as such; anything else goes on. */
function unanswered(fault: unknown): FormState<never> | null {
  unstable_rethrow(fault);
  if (!(fault instanceof TypeError)) throw fault;
  return null;
}
