import type { ReactNode } from "react";
import { classes } from "#components/ui/classes.ts";

interface FieldsetProps {
  legend: string;
  /** Names a group, so that what is chosen inside can show or hide a part. */
  className?: string;
  children: ReactNode;
}

/** A part of a long form, with its heading. */
export function Fieldset({ legend, className, children }: FieldsetProps) {
  return (
    <fieldset
      className={classes("grid gap-5 rounded-lg border border-line bg-surface p-4 sm:p-5", className)}
    >
      <legend className="float-start mb-1 w-full text-lg font-semibold">{legend}</legend>
      {children}
    </fieldset>
  );
}
