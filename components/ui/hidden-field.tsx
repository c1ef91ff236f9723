"use client";

import { useContext } from "react";
import { FormContext } from "#components/ui/form-context.ts";

/** What travels unseen, such as the version that a form was drawn from: an answer of the server may bring another. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const answered = useContext(FormContext)?.typed?.[name];
  return <input type="hidden" name={name} value={typeof answered === "string" ? answered : value} />;
}
