import type { ReactNode } from "react";

export type FieldFrameProps = {
  id: string;
  label: string;
  help?: ReactNode;
  optional?: string | undefined;
  error?: string | undefined;
  beside?: string | undefined;
  children: ReactNode;
};

/** Label above, help and error under the control, each with the id that the control's `aria-describedby` names. */
export function FieldFrame({ id, label, help, optional, error, beside, children }: FieldFrameProps) {
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {optional && <OptionalMark id={id}>{optional}</OptionalMark>}
      </div>
      {children}
      <FieldNotes id={id} help={help} error={error} beside={beside} />
    </div>
  );
}

/** Beside the label and not within it, so that the control's name stays the label's exact words. */
export function OptionalMark({ id, children }: { id: string; children: string }) {
  return (
    <span id={`${id}-optional`} className="text-sm text-muted">
      {children}
    </span>
  );
}

export function FieldNotes({
  id,
  help,
  error,
  beside,
}: {
  id: string;
  help?: ReactNode;
  error?: string | undefined;
  beside?: string | undefined;
}) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 text-sm font-medium text-danger">
          <AlertMark />
          {error}
        </p>
      )}
      {beside && (
        <p id={`${id}-beside`} className="text-sm font-medium">
          {beside}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="text-sm text-muted">
          {help}
        </p>
      )}
    </>
  );
}

function AlertMark() {
  return (
    <svg
      viewBox="0 0 16 16"
      className="mt-0.5 size-4 shrink-0"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="6.25" strokeWidth="1.5" />
      <path d="M8 4.75v4M8 10.9v.35" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
