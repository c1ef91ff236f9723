"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { controlClasses } from "#components/ui/control.ts";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { dialled } from "#lib/phone/phone-rules.ts";
import type { PhoneWords } from "./phone-words.ts";

/** Whom to call. It sends nothing to Rollcall, so it is no form of the server's. */
export function DialForm({ call, words }: { call: (number: string) => void; words: PhoneWords }) {
  const id = useId();
  const [isWrong, setWrong] = useState(false);
  const [typed, setTyped] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = dialled(typed);
    setWrong(number === null);
    if (number) call(number);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow basis-52">
        <FieldFrame id={id} label={words.number} error={isWrong ? words.numberInvalid : undefined}>
          <input
            id={id}
            type="tel"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            aria-invalid={isWrong || undefined}
            aria-describedby={isWrong ? `${id}-error` : undefined}
            className={`${controlClasses} min-h-control`}
          />
        </FieldFrame>
      </div>
      <Button type="submit" look="primary">
        {words.call}
      </Button>
    </form>
  );
}
