"use client";

import { type MouseEvent, type ReactNode, type RefObject, useId } from "react";

type ConfirmDialogProps = {
  ref: RefObject<HTMLDialogElement | null>;
  title: string;
  closed: () => void;
  children: ReactNode;
};

/** The dialog of a confirmation, shown by who holds the `ref`. A `CancelLink` inside closes it. */
export function ConfirmDialog({ ref, title, closed, children }: ConfirmDialogProps) {
  const titleId = useId();

  function closeOnCancel(event: MouseEvent) {
    if (!(event.target instanceof Element && event.target.closest("[data-cancel]"))) return;
    event.preventDefault();
    ref.current?.close();
  }

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClickCapture={closeOnCancel}
      onClose={closed}
      className={`group/dialog ${dialogClasses}`}
    >
      <h2 id={titleId} className="mb-2 text-lg font-semibold group-has-[[data-done]]/dialog:sr-only">
        {title}
      </h2>
      {children}
    </dialog>
  );
}

export const dialogClasses =
  "m-auto w-[min(32rem,calc(100%-2rem))] max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-lg border border-line bg-surface p-5 text-start text-ink shadow-raised";
