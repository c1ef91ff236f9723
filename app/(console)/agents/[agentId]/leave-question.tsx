import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ConfirmForm } from "#components/confirm-form.tsx";
import type { ButtonLook } from "#components/ui/button.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { FormAction } from "#lib/values/form-state.ts";
import { newId } from "#lib/values/ids.ts";

/** What each question of leaving and coming back is drawn with. */
export interface Asked {
  actor: Actor;
  agent: AgentDetails;
  /** Why it cannot be done, as a sentence: said in place of the question, but for the answer to a form that was just sent. */
  refusal: string | null;
}

/** The words in a sentence that lead to another thing that could be done with this account. */
export function otherWay({ id }: AgentDetails, path: string) {
  return (words: ReactNode) => (
    <Link
      prefetch={false}
      href={`/agents/${id}/${path}` as Route}
      className="text-accent underline underline-offset-2"
    >
      {words}
    </Link>
  );
}

interface LeaveQuestionProps {
  agent: AgentDetails;
  refusal: string | null;
  action: FormAction<string>;
  submit: string;
  look?: ButtonLook;
  /** What will happen, each a sentence of its own; null for what does not arise. */
  effects: readonly ReactNode[];
  /** In place of the general sentence of a refusal. */
  sentences?: Record<string, string>;
  children?: ReactNode;
}

/** What will happen, with figures, and the form that does it: in the dialog and on the page without the script. */
export async function LeaveQuestion(props: LeaveQuestionProps) {
  const { agent, refusal, effects } = props;
  const [t, sentences] = await Promise.all([getTranslations("leave"), errorSentences()]);
  const told = effects.filter((effect) => effect !== null);
  return (
    <div className="group/ask">
      {refusal === null && (
        <ul className="mb-4 grid max-w-xl list-disc gap-1.5 ps-5 group-has-[[data-done]]/ask:hidden">
          {told.map((effect, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the sentences never change places
            <li key={position}>{effect}</li>
          ))}
        </ul>
      )}
      <ConfirmForm
        action={props.action}
        formKey={newId<"idempotency_keys">()}
        hidden={{ agentId: agent.id }}
        page={`/agents/${agent.id}` as Route}
        look={props.look ?? "primary"}
        sentences={{ ...sentences, ...props.sentences }}
        instead={refusal}
        words={{
          submit: props.submit,
          pending: t("pending"),
          cancel: t("cancel"),
          back: t("back", { name: agent.name }),
        }}
      >
        {props.children}
      </ConfirmForm>
    </div>
  );
}
