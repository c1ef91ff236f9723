"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button, type ButtonLook } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { showDialog } from "#components/ui/show-dialog.ts";

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
 * A button that leads to a confirmation and, where it can, asks in place. A `CancelLink` inside closes it. It is drawn
 * only while it is open: the next time it asks anew, and a secret shown in it does not linger.
 */
export function ConfirmLink({ href, label, look = "plain", press, title, children }: ConfirmLinkProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);

  function ask(event: FormEvent) {
    event.preventDefault();
    // Drawn before it opens, since the first field takes the focus.
    flushSync(() => setOpen(true));
    if (dialog.current) showDialog(dialog.current);
  }

  return (
    <>
      <form method="get" action={href} onSubmit={ask}>
        <Button type="submit" look={look} data-press={press} aria-keyshortcuts={press}>
          {label}
        </Button>
      </form>
      <ConfirmDialog ref={dialog} title={title} closed={() => setOpen(false)}>
        {isOpen && children}
      </ConfirmDialog>
    </>
  );
}
