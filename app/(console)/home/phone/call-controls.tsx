"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Call } from "#lib/phone/phone-rules.ts";
import { Keypad } from "./keypad.tsx";
import type { PhoneWords } from "./phone-words.ts";
import type { Phone } from "./use-phone.ts";

interface CallControlsProps {
  call: Call;
  phone: Phone;
  words: PhoneWords;
}

/** What can be done with the call that there is. */
export function CallControls({ call, phone, words }: CallControlsProps) {
  const [hasKeypad, setKeypad] = useState(false);
  if (call.is === "ringing-in") {
    return (
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={phone.answer}>
          {words.answer}
        </Button>
        <Button look="danger" onClick={phone.hangUp}>
          {words.decline}
        </Button>
      </div>
    );
  }
  const isTalking = call.is === "talking";
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {isTalking && <Button onClick={phone.hold}>{words.hold}</Button>}
        {call.is === "held" && <Button onClick={phone.resume}>{words.resume}</Button>}
        {isTalking && (
          <>
            <Button onClick={() => phone.setMuted(!call.isMuted)}>
              {call.isMuted ? words.unmute : words.mute}
            </Button>
            <Button aria-expanded={hasKeypad} onClick={() => setKeypad(!hasKeypad)}>
              {words.keypad}
            </Button>
          </>
        )}
        <Button look="danger" onClick={phone.hangUp}>
          {words.hangUp}
        </Button>
      </div>
      {isTalking && hasKeypad && <Keypad press={phone.press} label={words.keypad} pressed={words.pressed} />}
    </div>
  );
}
