"use client";

import { type ReactNode, useId, useState } from "react";
import type { ZodType } from "zod";
import { Button, type ButtonLook } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FocusedRegion } from "#components/ui/focused-region.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { NotSent } from "#components/ui/not-sent.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { DrawnForField } from "#components/ui/signed-in-as.tsx";
import { useTexts } from "#components/ui/texts.tsx";
import { useFormAnswer, whyUnsent } from "#components/ui/use-form-answer.ts";
import { useFormCheck } from "#components/ui/use-form-check.ts";
import {
  besideOf,
  type FormAction,
  type FormErrors,
  type FormState,
  type Hindrance,
  quoteIn,
  sentenceFor,
  typedBefore,
} from "#lib/values/form-state.ts";

export type FormProps<R> = {
  action: FormAction<R>;
  /**
   * The schema the action parses with, fetched when a field is first left: `() => import("…").then((m) => m.X)`. A form with
   * nothing to type needs none.
   */
  loadSchema?: () => Promise<ZodType>;
  /** Key to sentence, `invalid` among them; `email-required` wins over `required` for the field `email`. */
  sentences: Record<string, string>;
  submit: string;
  /** Said beside the button while the answer is awaited. */
  pending: string;
  /** Made by the page as it draws the form; an action that is done must revalidate the page, which then draws another. */
  idempotencyKey?: string;
  look?: ButtonLook;
  /** Takes the form's place once done. */
  done?: (result: R) => ReactNode;
  /** Takes it before that: what stands in the way, where the deed itself makes it impossible to do again. A sentence is said once. */
  instead?: ReactNode;
  /** Or is said above the form, which stays. */
  saved?: string | ((result: R) => string);
  /** Beside the submit button: a second one (its name and value are sent), or a way out. */
  buttons?: ReactNode;
  /** There are other submit buttons among the fields: without one before them, Enter in any field would press the first of those. */
  hasInnerButtons?: boolean;
  /** Stays in sight beside a long form, such as its quote; on a narrow screen it comes after the fields. */
  aside?: ReactNode;
  children: ReactNode;
};

const besideClasses =
  "grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,36rem)_minmax(16rem,22rem)] lg:*:col-start-1";

/** One form for every screen: a plain post without the script; with it the same schema, at the field, before sending. */
export function Form<R>(props: FormProps<R>) {
  const id = useId();
  const texts = useTexts();
  const answer = useFormAnswer(props.action);
  const check = useFormCheck(answer, props.loadSchema);
  const { state } = answer;

  const errorAt = (field: string) => {
    const key = check.errors[field];
    const why = whyUnsent(key);
    return why ? texts[why] : key && sentenceFor(props.sentences, field, key);
  };
  const problems = Object.keys(check.errors).map((field) => ({ field, sentence: errorAt(field) ?? "" }));

  const why = whyUnsent(check.errors[""]);

  // From the next letter on what stands in the form is not what was saved, nor is what is typed while the answer is awaited.
  const [outdated, setOutdated] = useState<number | null>(null);

  if (state.status === "done" && props.done) {
    return <FocusedRegion>{props.done(state.result)}</FocusedRegion>;
  }
  const summary = check.wasRefused && (
    <ErrorSummary
      formId={id}
      problems={problems}
      refusals={check.refusals}
      hindrance={hindranceOf(state, check.errors)}
    >
      {why && <NotSent why={why} state={state} />}
    </ErrorSummary>
  );
  if (props.instead) {
    return (
      <div className="grid max-w-xl gap-5">
        {summary}
        {!problems.some(({ sentence }) => sentence === props.instead) && asNotice(props.instead)}
      </div>
    );
  }

  return (
    <FormContext
      value={{
        id,
        typed: typedBefore(state),
        answers: answer.count,
        done: answer.done,
        quote: quoteIn(state),
        numbers: state.status === "asked" ? state.numbers : null,
        errorAt,
        besideAt: (field) => besideOf(state, field),
        register: check.register,
      }}
    >
      <form
        id={id}
        ref={check.form}
        action={answer.post}
        onSubmit={check.submit}
        aria-busy={check.isBusy}
        onInput={() => setOutdated(check.isBusy ? answer.count + 1 : answer.count)}
        noValidate
        className={props.aside ? besideClasses : "grid max-w-xl gap-5"}
      >
        {summary}
        {state.status === "done" && props.saved && outdated !== answer.count && (
          <FocusedRegion key={answer.count}>
            <Notice tone="success">
              {typeof props.saved === "string" ? props.saved : props.saved(state.result)}
            </Notice>
          </FocusedRegion>
        )}
        {props.hasInnerButtons && (
          <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
        )}
        <DrawnForField />
        {props.idempotencyKey && <input type="hidden" name="key" value={props.idempotencyKey} />}
        {props.aside ? (
          <>
            <div className="grid max-w-xl content-start gap-5">{props.children}</div>
            <div className="max-w-xl lg:col-start-2!">{props.aside}</div>
          </>
        ) : (
          props.children
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-1">
          <Button type="submit" look={props.look ?? "primary"} aria-disabled={check.isBusy}>
            {props.submit}
          </Button>
          {props.buttons}
          <span role="status" className="text-muted">
            {check.isBusy && props.pending}
          </span>
        </div>
      </form>
    </FormContext>
  );
}

function asNotice(instead: ReactNode): ReactNode {
  return typeof instead === "string" ? <Notice tone="warning">{instead}</Notice> : instead;
}

/** What stands in the way, while that is what is wrong: a mistake found since, before sending, is another matter. */
function hindranceOf(state: FormState<unknown>, errors: FormErrors): Hindrance | null {
  if (state.status !== "refused" || errors[state.field ?? ""] !== state.refusal) return null;
  return state.hindrance ?? null;
}
