"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { DRAWN_FOR } from "#lib/values/form-state.ts";

const SignedInAsContext = createContext<string | null>(null);

/** `agentId`: whom the pages below are drawn for. */
export function SignedInAs({ agentId, children }: { agentId: string; children: ReactNode }) {
  useEffect(() => leaveWholly(agentId), [agentId]);
  return <SignedInAsContext value={agentId}>{children}</SignedInAsContext>;
}

/** Tells the action whom the form was drawn for, since another tab may have signed in somebody else meanwhile. */
export function DrawnForField() {
  const agentId = useContext(SignedInAsContext);
  return agentId && <HiddenField name={DRAWN_FOR} value={agentId} />;
}

/**
 * Once another tab shows pages of somebody else, links lead there as the browser itself does it: the router would put that one's pages
 * into this one's frame. Gives how to stop.
 */
function leaveWholly(agentId: string): () => void {
  const tabs = new BroadcastChannel("signed-in-as");
  const stop = new AbortController();
  let isOther = false;
  tabs.onmessage = ({ data }) => {
    isOther = data !== agentId;
  };
  tabs.postMessage(agentId);
  const pass = (event: MouseEvent) => {
    if (isOther && event.target instanceof Element && event.target.closest("a[href]"))
      event.stopImmediatePropagation();
  };
  window.addEventListener("click", pass, { capture: true, signal: stop.signal });
  return () => {
    stop.abort();
    tabs.close();
  };
}
