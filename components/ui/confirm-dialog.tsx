"use client";

import { type MouseEvent, type ReactNode, type RefObject, type SyntheticEvent, useId } from "react";
import { dialogClasses } from "#components/ui/dialog-classes.ts";

type ConfirmDialogProps = {
  ref: RefObject<HTMLDialogElement | null>;
  title: string;
  closed: () => void;
  children: ReactNode;
};

/**
 * The dialog of a confirmation, shown by who holds the `ref`. A `CancelLink` inside closes it, but nothing does while an answer is awaited:
 * it may be the only place that ever shows a password.
 */
export function ConfirmDialog({ ref, title, closed, children }: ConfirmDialogProps) {
  const titleId = useId();

  function closeOnCancel(event: MouseEvent) {
    if (!(event.target instanceof Element && event.target.closest("[data-cancel]"))) return;
    event.preventDefault();
    if (!awaitsAnswer()) ref.current?.close();
  }

  function awaitsAnswer() {
    return ref.current?.querySelector("form[aria-busy=true]") != null;
  }

  function keepOpen(event: SyntheticEvent) {
    if (awaitsAnswer()) event.preventDefault();
  }

  // A browser lets the second Escape pass, whatever is said to the first.
  function closedOrShown() {
    if (awaitsAnswer()) ref.current?.showModal();
    else closed();
  }

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClickCapture={closeOnCancel}
      onCancel={keepOpen}
      onClose={closedOrShown}
      className={`group/dialog ${dialogClasses}`}
    >
      <h2
        id={titleId}
        tabIndex={-1}
        className="mb-2 text-lg font-semibold outline-none group-has-[[data-done]]/dialog:sr-only"
      >
        {title}
      </h2>
      {children}
    </dialog>
  );
}
