"use client";

import { type InputEvent, useEffect, useRef, useState } from "react";

export interface ShownStrength {
  /** 0 to 4. */
  strength: number;
  sentence: string;
}

const pauseMilliseconds = 500;
const sentAlong = ["token", "organisationName", "name", "email"];

/** Asks the server how strong the password is, half a second after the last key. No answer, no meter: it is a courtesy. */
export function usePasswordStrength() {
  const [shown, setShown] = useState<ShownStrength | null>(null);
  const latest = useRef<AbortController>(null);
  useEffect(() => () => latest.current?.abort(), []);

  async function typed(event: InputEvent<HTMLInputElement>) {
    const { value, form } = event.currentTarget;
    latest.current?.abort();
    const question = new AbortController();
    latest.current = question;
    // Once the form is sent the answer is of no use, and whoever set a password may no longer ask. What was said of another password
    // must not stand beside what the server says of this one.
    let isAnswered = false;
    const giveUp = () => {
      question.abort();
      if (!isAnswered) setShown(null);
    };
    form?.addEventListener("submit", giveUp, { once: true, signal: question.signal });
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    if (question.signal.aborted) return;

    const answer = value === "" ? null : await ask(value, form, question.signal);
    if (question.signal.aborted) return;
    isAnswered = true;
    setShown(answer);
  }

  return { shown, typed };
}

async function ask(
  password: string,
  form: HTMLFormElement | null,
  signal: AbortSignal,
): Promise<ShownStrength | null> {
  const known = [...new FormData(form ?? undefined)].filter(([name]) => sentAlong.includes(name));
  const answered = fetch("/api/password-strength", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...Object.fromEntries(known), password }),
    signal,
  }).then((response) => (response.ok ? response.json() : null));
  return answered.catch(() => null);
}
