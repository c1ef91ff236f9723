"use client";

import { useEffect, useEffectEvent, useReducer, useRef } from "react";
import { isLive, type LineRefusal, nextPhone, noPhone } from "#lib/phone/phone-rules.ts";
import { openPhoneAction, type PhoneAnswer, phoneStandingAction } from "./actions.ts";
import type { Line } from "./sip-line.ts";
import { type Unasked, useAsk } from "./use-ask.ts";

/** Shorter than the shortest idle limit: whoever talks is not idle. */
const standingMilliseconds = 4 * 60_000;

/** The phone of this page, from when it is drawn until it goes: of this agent, and nobody else's. `name`: what the other side is shown. */
export function usePhone(agentId: string, name: string) {
  const [state, tell] = useReducer(nextPhone, noPhone);
  const ask = useAsk(agentId);
  const line = useRef<Line | null>(null);
  const isGone = useRef(false);

  const refuse = (reason: LineRefusal) => {
    line.current?.close();
    line.current = null;
    tell({ type: "refused", reason });
  };

  const register = async (answer: PhoneAnswer | Unasked) => {
    if (isGone.current) return;
    if (answer === "unreachable") return tell({ type: "disconnected" });
    if (answer === "signed-in-as-other") return refuse(answer);
    if ("refusal" in answer) return refuse(answer.refusal);
    const { openLine } = await import("./sip-line.ts");
    if (isGone.current) return;
    line.current?.close();
    line.current = openLine(
      { ...answer.line, name },
      { tell, onRefused: () => void askWhyRefused(answer.line) },
    );
  };

  /** The secret may have become another one meanwhile, or the right be gone; else the exchange itself is at fault. */
  const askWhyRefused = async (used: { secret: string; domain: string }) => {
    const answer = await ask(openPhoneAction);
    const isSame =
      typeof answer === "object" &&
      "line" in answer &&
      answer.line.secret === used.secret &&
      answer.line.domain === used.domain;
    if (isSame) tell({ type: "refused", reason: "refused-by-exchange" });
    else await register(answer);
  };

  const open = async () => {
    tell({ type: "opened" });
    await register(await ask(openPhoneAction));
  };

  const noteUse = async () => {
    const refusal = await ask(phoneStandingAction);
    if (refusal !== null && refusal !== "unreachable" && !isGone.current) refuse(refusal);
  };

  const onStart = useEffectEvent(() => void open());
  const onTick = useEffectEvent(() => void noteUse());
  useEffect(() => {
    isGone.current = false;
    onStart();
    const close = () => {
      isGone.current = true;
      line.current?.close();
      line.current = null;
    };
    addEventListener("pagehide", close);
    return () => {
      removeEventListener("pagehide", close);
      close();
    };
  }, []);

  const isInUse = isLive(state.call);
  useEffect(() => {
    if (!isInUse) return;
    const timer = setInterval(onTick, standingMilliseconds);
    return () => clearInterval(timer);
  }, [isInUse]);

  return {
    state,
    connect: () => void open(),
    call: (number: string) => {
      line.current?.call(number);
      void noteUse();
    },
    answer: () => {
      line.current?.answer();
      void noteUse();
    },
    hangUp: () => line.current?.hangUp(),
    hold: () => line.current?.hold(),
    resume: () => line.current?.resume(),
    setMuted: (isMuted: boolean) => line.current?.setMuted(isMuted),
    press: (key: string) => line.current?.press(key),
  };
}

export type Phone = ReturnType<typeof usePhone>;
