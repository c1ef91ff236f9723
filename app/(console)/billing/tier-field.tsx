"use client";

import { type ChangeEvent, useEffect, useRef } from "react";
import { controlClasses } from "#components/ui/control.ts";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { startingText, useField } from "#components/ui/form-context.ts";

export interface TierFieldProps {
  name: string;
  tier: string;
  count: number;
  /** One sentence each, under the field. */
  figures: string[];
}

/** A slider is of use up to about twice what there is; the number beside it has no such end. */
const roomAbove = (count: number) => Math.max(20, count * 2);

/** A number, which the form sends, and a slider that follows it and is followed; without the script there is only the number. */
export function TierField({ name, tier, count, figures }: TierFieldProps) {
  const field = useField(name, { help: true, optional: false });
  const number = useRef<HTMLInputElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const { onChange, ...control } = { onChange: async (_: ChangeEvent) => {}, ...field.control };
  const initial = startingText(field.typed, field.wasSent, String(count));

  const slide = () => {
    if (number.current && slider.current) follow(slider.current, number.current.value);
  };
  useEffect(slide, []);

  function type(event: ChangeEvent<HTMLInputElement>) {
    slide();
    void onChange(event);
  }

  function drag(event: ChangeEvent<HTMLInputElement>) {
    if (!number.current) return;
    number.current.value = event.currentTarget.value;
    void onChange({ ...event, target: number.current });
  }

  return (
    <FieldFrame
      id={field.id}
      label={tier}
      error={field.error}
      help={figures.map((figure) => (
        <span key={figure} className="block">
          {figure}
        </span>
      ))}
    >
      <div className="flex items-center gap-4">
        <input
          {...control}
          ref={number}
          type="number"
          min={0}
          step={1}
          inputMode="numeric"
          defaultValue={initial}
          onChange={type}
          className={`${controlClasses} min-h-control max-w-24 shrink-0 tabular-nums`}
        />
        <input
          ref={slider}
          type="range"
          aria-label={tier}
          min={0}
          max={roomAbove(count)}
          step={1}
          defaultValue={initial}
          onChange={drag}
          className="min-h-control w-full min-w-0 accent-accent not-scripted:hidden"
        />
      </div>
    </FieldFrame>
  );
}

/** A number beyond its end makes room for itself first. */
function follow(slider: HTMLInputElement, typed: string): void {
  const wanted = Number(typed);
  if (typed === "" || !Number.isInteger(wanted) || wanted < 0) return;
  if (wanted > Number(slider.max)) slider.max = String(wanted);
  slider.value = typed;
}
