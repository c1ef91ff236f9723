"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

interface KeypadProps {
  press: (key: string) => void;
  label: string;
  /** Before the keys that were pressed. */
  pressed: string;
}

/** The keys of a telephone, by pointer or, while one of them has the focus, typed. */
export function Keypad({ press, label, pressed }: KeypadProps) {
  const [sent, setSent] = useState("");
  const send = (key: string) => {
    press(key);
    setSent((before) => before + key);
  };
  const type = (event: KeyboardEvent) => {
    if (keys.includes(event.key)) send(event.key);
  };
  return (
    <fieldset onKeyDown={type} className="grid w-fit gap-2">
      <legend className="mb-2 font-medium">{label}</legend>
      {/* A telephone's keys stand in this order in every script. */}
      <div dir="ltr" className="grid grid-cols-3 gap-2">
        {keys.map((key) => (
          <Button key={key} className="min-w-14" onClick={() => send(key)}>
            {key}
          </Button>
        ))}
      </div>
      <p role="status" className="text-muted">
        {sent && (
          <>
            {pressed} <bdi>{sent}</bdi>
          </>
        )}
      </p>
    </fieldset>
  );
}
