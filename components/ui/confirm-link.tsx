"use client";

import { type MouseEvent, type ReactNode, useId, useRef } from "react";
import { type ButtonLook, buttonClasses } from "#components/ui/button.tsx";

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

/** A link to a confirmation that, where it can, asks in place. A `CancelLink` inside closes it. */
export function ConfirmLink({ href, label, look = "plain", title, children }: ConfirmLinkProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  function ask(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
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
      <a href={href} className={buttonClasses(look)} onClick={ask}>
        {label}
      </a>
      <dialog ref={dialog} aria-labelledby={titleId} onClickCapture={closeOnCancel} className={dialogClasses}>
        <h2 id={titleId} className="mb-2 text-lg font-semibold">
          {title}
        </h2>
        {children}
      </dialog>
    </>
  );
}

export const dialogClasses =
  "m-auto w-[min(32rem,calc(100%-2rem))] max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-lg border border-line bg-surface p-5 text-start text-ink shadow-raised";
