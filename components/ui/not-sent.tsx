"use client";

import { useTexts } from "#components/ui/texts.tsx";
import { type Unsent, whyUnsent } from "#components/ui/use-form-answer.ts";
import type { FormState } from "#lib/values/form-state.ts";

/** What is left to do where the form was not taken, with everything in it still there. */
export function NotSent({ why, state }: { why: Unsent; state?: FormState<unknown> }) {
  const texts = useTexts();
  if (why === "signedOut" || why === "signedInAsOther") {
    return (
      <p className="mt-1">
        <a href="/sign-in" target="_blank" rel="noreferrer" className="underline underline-offset-2">
          {texts.signInAgain}
        </a>
      </p>
    );
  }
  return (
    state?.status === "refused" &&
    state.faultId && (
      <p className="mt-1">
        {texts.faultId}: <code className="font-mono select-all">{state.faultId}</code>
      </p>
    )
  );
}

interface RefusalProps {
  refusal: string;
  state: FormState<unknown>;
  sentences: Record<string, string>;
}

/** Why what was asked for by a button was not done. */
export function Refusal({ refusal, state, sentences }: RefusalProps) {
  const texts = useTexts();
  const why = whyUnsent(refusal);
  if (!why) return sentences[refusal] ?? sentences.invalid;
  return (
    <>
      {texts[why]}
      <NotSent why={why} state={state} />
    </>
  );
}
