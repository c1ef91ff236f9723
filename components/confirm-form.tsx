"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { tellOutcome } from "#components/outcome.tsx";
import type { ButtonLook } from "#components/ui/button.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { FormAction } from "#lib/values/form-state.ts";

interface ConfirmFormProps {
  /** Answers with the sentence that says what was done. */
  action: FormAction<string>;
  formKey: string;
  /** What it is done to: names and values that are sent along. */
  hidden: Record<string, string>;
  /** Where the confirmation came from. */
  page: Route;
  sentences: Record<string, string>;
  words: Record<"submit" | "pending" | "cancel" | "back", string>;
  look?: ButtonLook;
  /** Why it cannot be done, in place of the form. */
  instead?: ReactNode;
  /** Fields, where the confirmation asks for something. */
  children?: ReactNode;
}

/** The form of a confirmation, in a dialog or on the page that stands in for it: one button that does it, and a way out. */
export function ConfirmForm({
  action,
  formKey,
  hidden,
  page,
  sentences,
  words,
  look = "primary",
  instead,
  children,
}: ConfirmFormProps) {
  return (
    <Form<string>
      action={action}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      look={look}
      instead={instead}
      idempotencyKey={formKey}
      buttons={<CancelLink href={page}>{words.cancel}</CancelLink>}
      done={(sentence) => <Done sentence={sentence} page={page} back={words.back} />}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}

/** Said where the confirmation came from, which is drawn anew; here without the script, with the way back. */
function Done({ sentence, page, back }: { sentence: string; page: Route; back: string }) {
  const place = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const [isToldThere, setToldThere] = useState(false);
  // Before anything is painted, so that it never stands there twice.
  useLayoutEffect(() => {
    const path = page.split(/[?#]/, 1)[0] ?? page;
    const dialog = place.current?.closest("dialog");
    dialog?.close();
    setToldThere(Boolean(dialog));
    tellOutcome(path, sentence);
    if (path === location.pathname) router.refresh();
    else router.push(page);
  }, [router, page, sentence]);
  return (
    <div ref={place} data-done className="grid gap-4">
      {!isToldThere && (
        <>
          <Notice tone="success">{sentence}</Notice>
          <a href={page} className="font-medium text-accent hover:underline">
            {back}
          </a>
        </>
      )}
    </div>
  );
}
