"use client";

import { type FormEvent, Fragment, type ReactNode, useRef, useState } from "react";
import { Button, type ButtonLook } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";

type ConfirmLinkProps = {
  /** The page that asks the same question: for those without the script, and for a new tab. */
  href: string;
  label: string;
  look?: ButtonLook;
  /** The key that presses it from anywhere on the page; `ShellKeys` lists them. */
  press?: string;
  /** The dialog's heading; the page has it as its `h1`. */
  title: string;
  /** What the page shows under its heading too: what will happen, and the form that does it. */
  children: ReactNode;
};

/**
 * A button that leads to a confirmation and, where it can, asks in place. A `CancelLink` inside closes it. What was asked and
 * answered is gone when the dialog closes: the next time it asks anew, and a secret shown in it does not linger.
 */
export function ConfirmLink({ href, label, look = "plain", press, title, children }: ConfirmLinkProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [timesClosed, setTimesClosed] = useState(0);

  function ask(event: FormEvent) {
    event.preventDefault();
    dialog.current?.showModal();
  }

  return (
    <>
      <form method="get" action={href} onSubmit={ask}>
        <Button type="submit" look={look} data-press={press} aria-keyshortcuts={press}>
          {label}
        </Button>
      </form>
      <ConfirmDialog ref={dialog} title={title} closed={() => setTimesClosed(timesClosed + 1)}>
        <Fragment key={timesClosed}>{children}</Fragment>
      </ConfirmDialog>
    </>
  );
}
