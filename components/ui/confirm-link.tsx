"use client";

import { type FormEvent, Fragment, type MouseEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button, type ButtonLook } from "#components/ui/button.tsx";

type ConfirmLinkProps = {
  /** The page that asks the same question: for those without the script, and for a new tab. */
  href: string;
  label: string;
  look?: ButtonLook;
  /** The dialog's heading; the page has it as its `h1`. */
  title: string;
  /** What the page shows under its heading too: what will happen, and the form that does it. */
  children: ReactNode;
};

/**
 * A button that leads to a confirmation and, where it can, asks in place. A `CancelLink` inside closes it. What was asked and
 * answered is gone when the dialog closes: the next time it asks anew, and a secret shown in it does not linger.
 */
export function ConfirmLink({ href, label, look = "plain", title, children }: ConfirmLinkProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [timesClosed, setTimesClosed] = useState(0);

  function ask(event: FormEvent) {
    event.preventDefault();
    dialog.current?.showModal();
  }

  function closeOnCancel(event: MouseEvent) {
    if (!(event.target instanceof Element && event.target.closest("[data-cancel]"))) return;
    event.preventDefault();
    dialog.current?.close();
  }

  return (
    <>
      <form method="get" action={href} onSubmit={ask}>
        <Button type="submit" look={look}>
          {label}
        </Button>
      </form>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        onClickCapture={closeOnCancel}
        onClose={() => setTimesClosed(timesClosed + 1)}
        className={`group/dialog ${dialogClasses}`}
      >
        <h2 id={titleId} className="mb-2 text-lg font-semibold group-has-[[data-done]]/dialog:sr-only">
          {title}
        </h2>
        <Fragment key={timesClosed}>{children}</Fragment>
      </dialog>
    </>
  );
}

export const dialogClasses =
  "m-auto w-[min(32rem,calc(100%-2rem))] max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-lg border border-line bg-surface p-5 text-start text-ink shadow-raised";
