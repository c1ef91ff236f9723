"use client";

import { type ChangeEvent, useEffect, useState } from "react";

interface SelectAllProps {
  /** The form that the boxes of the list belong to. */
  form: string;
  label: string;
}

/** Ticks everybody on the page; without the script it is not there, and each is ticked alone. */
export function SelectAll({ form, label }: SelectAllProps) {
  const [works, setWorks] = useState(false);
  useEffect(() => setWorks(true), []);
  if (!works) return null;

  function tickAll({ target }: ChangeEvent<HTMLInputElement>) {
    const boxes = document.querySelectorAll<HTMLInputElement>(`input[name="agent"][form="${form}"]`);
    for (const box of boxes) box.checked = target.checked;
  }

  return (
    <label className="inline-flex min-h-8 items-center gap-2.5 touch:min-h-11">
      <input type="checkbox" onChange={tickAll} className="row-tick" />
      <span>{label}</span>
    </label>
  );
}
