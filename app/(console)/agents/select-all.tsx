"use client";

import { type ChangeEvent, useEffect, useState } from "react";
import { classes } from "#components/ui/classes.ts";

interface SelectAllProps {
  /** The form that the boxes of the list belong to. */
  form: string;
  label: string;
}

/** Ticks everybody on the page; until the script is there only its place is, and without it each is ticked alone. */
export function SelectAll({ form, label }: SelectAllProps) {
  const [works, setWorks] = useState(false);
  useEffect(() => setWorks(true), []);

  function tickAll({ target }: ChangeEvent<HTMLInputElement>) {
    const boxes = document.querySelectorAll<HTMLInputElement>(`input[name="agent"][form="${form}"]`);
    for (const box of boxes) box.checked = target.checked;
  }

  return (
    <label
      className={classes(
        "inline-flex min-h-8 items-center gap-2.5 not-scripted:hidden touch:min-h-11",
        !works && "invisible",
      )}
    >
      <input type="checkbox" onChange={tickAll} className="row-tick" />
      <span>{label}</span>
    </label>
  );
}
