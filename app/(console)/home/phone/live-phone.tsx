"use client";

import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { isLive, mayDial, type PhoneState, phaseOf } from "#lib/phone/phone-rules.ts";
import { CallControls } from "./call-controls.tsx";
import { DialForm } from "./dial-form.tsx";
import { MicrophoneCheck } from "./microphone-check.tsx";
import type { PhoneWords } from "./phone-words.ts";
import { ring } from "./tones.ts";
import { usePhone } from "./use-phone.ts";

interface LivePhoneProps {
  agentId: string;
  name: string;
  words: PhoneWords;
}

export function LivePhone({ agentId, name, words }: LivePhoneProps) {
  const phone = usePhone(agentId, name);
  const { state } = phone;
  const phase = phaseOf(state);
  const panel = useKeptFocus(phase);
  useRinging(state, words.phases["ringing-in"]);
  const isLost = state.line === "refused" || state.line === "offline";

  return (
    <div ref={panel} tabIndex={-1} className="grid gap-4 outline-none">
      <p role="status" className="text-lg font-semibold">
        {words.phases[phase]} {state.call && <bdi>{state.call.peer}</bdi>}
        {state.call?.why && ` ${words.ends[state.call.why]}`}
        {state.call?.isOnHold && ` ${words.onHold}`}
        {state.call?.isMuted && ` ${words.muted}`}
      </p>
      {isLost && (
        <Notice tone="warning">
          <p>{state.refusal ? words.refusals[state.refusal] : words.offlineText}</p>
          <Button className="mt-2" onClick={phone.connect}>
            {words.connect}
          </Button>
        </Notice>
      )}
      {state.call && isLive(state.call) && <CallControls call={state.call} phone={phone} words={words} />}
      {mayDial(state) && <DialForm call={phone.call} words={words} />}
      {!isLive(state.call) && <MicrophoneCheck words={words} />}
    </div>
  );
}

/** The tab says who calls, and it rings here and, for whoever calls, at the other end. */
function useRinging({ call }: PhoneState, incoming: string) {
  const kind = call?.is === "ringing-in" || call?.is === "ringing-out" ? call.is : null;
  const peer = call?.peer;
  useEffect(() => {
    if (!kind) return;
    const { title } = document;
    if (kind === "ringing-in") document.title = `${incoming} ${peer}`;
    const stop = ring(kind);
    return () => {
      stop();
      document.title = title;
    };
  }, [kind, peer, incoming]);
}

/** A button that goes away with its state leaves the keyboard where it was. */
function useKeptFocus(phase: string) {
  const panel = useRef<HTMLDivElement>(null);
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    const note = () => {
      const { activeElement } = document;
      focused.current = panel.current?.contains(activeElement) ? activeElement : null;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of phase that takes buttons away
  useEffect(() => {
    if (focused.current && !focused.current.isConnected) panel.current?.focus();
  }, [phase]);
  return panel;
}
