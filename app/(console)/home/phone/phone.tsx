"use client";

import { Notice } from "#components/ui/notice.tsx";
import { LivePhone } from "./live-phone.tsx";
import type { PhoneWords } from "./phone-words.ts";
import { useStanding } from "./use-standing.ts";

interface PhoneProps {
  /** Whose it is. */
  agentId: string;
  /** What the other side is shown. */
  name: string;
  words: PhoneWords;
}

/** The phone, in the one tab of this browser that holds it. */
export function Phone({ agentId, name, words }: PhoneProps) {
  const standing = useStanding();
  if (standing === "here") return <LivePhone agentId={agentId} name={name} words={words} />;
  if (standing === "starting") return <p className="hidden text-muted scripted:block">{words.starting}</p>;
  return (
    <Notice tone={standing === "elsewhere" ? "info" : "warning"}>
      {standing === "elsewhere" ? words.elsewhere : words.unsupported}
    </Notice>
  );
}
