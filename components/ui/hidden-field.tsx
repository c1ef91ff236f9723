"use client";

import { useContext, useState } from "react";
import { FormContext } from "#components/ui/form-context.ts";

/** What travels unseen: the state of things that a form was drawn from, until an answer brings another. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const drawn = useAsDrawn(value);
  const answered = useContext(FormContext)?.typed?.[name];
  return <input type="hidden" name={name} value={typeof answered === "string" ? answered : drawn} />;
}

/**
 * What a form was drawn from: stays as it was until the form's own answer, which may bring another, though the page around is drawn anew
 * meanwhile. Else what is typed would be taken away, or somebody's change be undone unseen.
 */
export function useAsDrawn<Drawn>(from: Drawn): Drawn {
  const answers = useContext(FormContext)?.answers ?? 0;
  const [drawn, setDrawn] = useState({ from, answers });
  if (drawn.answers !== answers) setDrawn({ from, answers });
  return drawn.from;
}
