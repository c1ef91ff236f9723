"use client";

import { createContext, type ReactNode, useContext } from "react";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { DRAWN_FOR } from "#lib/values/form-state.ts";

const SignedInAsContext = createContext<string | null>(null);

/** `agentId`: whom the pages below are drawn for. */
export function SignedInAs({ agentId, children }: { agentId: string; children: ReactNode }) {
  return <SignedInAsContext value={agentId}>{children}</SignedInAsContext>;
}

/** Tells the action whom the form was drawn for, since another tab may have signed in somebody else meanwhile. */
export function DrawnForField() {
  const agentId = useContext(SignedInAsContext);
  return agentId && <HiddenField name={DRAWN_FOR} value={agentId} />;
}
