"use client";

import { type SubmitEvent, useEffect, useMemo, useRef, useState } from "react";
import { type ChangeHandler, type FieldErrors, useForm } from "react-hook-form";
import type { ZodType } from "zod";
import type { FormAnswer } from "#components/ui/use-form-answer.ts";
import { useRelease } from "#components/ui/use-release.ts";
import { errorsByField, errorsOf, type FormErrors, formValues } from "#lib/values/form-state.ts";

/**
 * Checks a form with the schema its action uses, on leaving a field and on submit. What is checked is read from the
 * form, as the server reads it: text typed before the script arrived counts, and there is no copy to fall behind.
 */
export function useFormCheck<R>(answer: FormAnswer<R>, loadSchema: (() => Promise<ZodType>) | undefined) {
  const form = useRef<HTMLFormElement>(null);
  const sending = useRef<FormData>(null);
  const release = useRelease();
  const [failedChecks, setFailedChecks] = useState(0);
  /** The fields at fault when the schema was last asked. */
  const atFault = useRef<string[]>([]);
  const answered = useMemo(() => fieldErrors(errorsOf(answer.state)), [answer.state]);

  const { register, handleSubmit, clearErrors, formState } = useForm({
    mode: "onTouched",
    shouldFocusError: false,
    errors: answered,
    resolver: async (values) => {
      const schema = await loadSchema?.().catch(() => null);
      const typed = formValues(sending.current ?? new FormData(form.current ?? undefined));
      const errors = errorsByField(schema?.safeParse(typed).error?.issues ?? []);
      atFault.current = Object.keys(errors);
      return atFault.current.length > 0
        ? { values: {}, errors: fieldErrors(errors) }
        : { values, errors: {} };
    },
  });

  useEffect(() => {
    if (answer.state.status !== "done") return;
    // What was refused before is settled; a mistake made from here on is said at its field until the next refusal.
    setFailedChecks(0);
    if (form.current) forgetSecrets(form.current);
  }, [answer.state]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending.current) return;
    const typed = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const settled = () => {
      sending.current = null;
    };
    sending.current = typed;
    if (isUnchecked(event.nativeEvent.submitter)) return answer.send(typed, settled);
    handleSubmit(
      () => answer.send(typed, settled),
      () => {
        settled();
        setFailedChecks((before) => before + 1);
      },
    )(event);
  }

  /** The library judges the field that was changed; a mistake said at another may be put right by it, such as two passwords that differ. */
  const thenClear =
    (judge: ChangeHandler): ChangeHandler =>
    async (event) => {
      const before = atFault.current;
      await judge(event);
      const settled = before.filter((field) => !atFault.current.includes(field));
      if (settled.length > 0) clearErrors(settled);
    };

  return {
    form,
    submit,
    errors: keysOf(formState.errors),
    isBusy: formState.isSubmitting || answer.isPending,
    refusals: failedChecks + answer.count,
    wasRefused: failedChecks > 0 || Object.keys(errorsOf(answer.state)).length > 0,
    /** No `ref`: given the controls, the library writes to them, and radios forget a choice made before the script. */
    register: (name: string) => {
      const field = register(name);
      const onChange = thenClear(field.onChange);
      const onBlur = thenClear(field.onBlur);
      const leave: ChangeHandler = async (event) => {
        // Or the sentence that appears would move what is pressed from under the pointer, and the press would be lost.
        await release.current;
        // Leaving a field empty is no mistake yet: someone may only be passing by.
        return event.target.value === "" ? undefined : onBlur(event);
      };
      return { onChange, onBlur: leave };
    },
  };
}

/** A button beside the form's own, such as a search in the middle of it, which leaves the rest for later. */
function isUnchecked(button: HTMLElement | null): boolean {
  return button instanceof HTMLButtonElement && button.formNoValidate;
}

function fieldErrors(errors: FormErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [field, { type: "schema", message }]),
  );
}

function keysOf(errors: FieldErrors): FormErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, error]) => [field, String(error?.message ?? "")]),
  );
}

function forgetSecrets(form: HTMLFormElement) {
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-secret]")) input.value = "";
}
