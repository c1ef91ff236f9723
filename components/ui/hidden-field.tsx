"use client";

import { useContext, useState } from "react";
import { FormContext } from "#components/ui/form-context.ts";

/**
 * What travels unseen: the state of things that a form was drawn from. As the fields beside it, it stays as it was drawn until the form's own
 * answer, which may bring another, though the page around is drawn anew meanwhile: else somebody's change would be undone unseen.
 */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const form = useContext(FormContext);
  const answers = form?.answers ?? 0;
  const [drawn, setDrawn] = useState({ value, answers });
  if (drawn.answers !== answers) setDrawn({ value, answers });

  const answered = form?.typed?.[name];
  return <input type="hidden" name={name} value={typeof answered === "string" ? answered : drawn.value} />;
}
