import type { ReactNode } from "react";

/** A part of a long form, with its heading. */
export function Fieldset({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <legend className="float-start mb-1 w-full text-lg font-semibold">{legend}</legend>
      {children}
    </fieldset>
  );
}
