"use client";

import { Fragment, type ReactNode, useContext } from "react";
import { FormContext } from "#components/ui/form-context.ts";

/** Draws what is within a form anew once that form is done, so that it can be filled in again; not when the page around is drawn anew. */
export function NewOnceDone({ children }: { children: ReactNode }) {
  return <Fragment key={useContext(FormContext)?.done}>{children}</Fragment>;
}
