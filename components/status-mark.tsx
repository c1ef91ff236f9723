import type { StatusColour } from "#lib/values/status-colour.ts";

interface StatusMarkProps {
  name: string;
  colour: StatusColour;
  takesCalls: boolean;
  /** Said where no calls come, to whom the mark says nothing. */
  noCalls: string;
}

/** A status by its name, with its colour before it: a full mark where calls come, a hollow one where none do. */
export function StatusMark({ name, colour, takesCalls, noCalls }: StatusMarkProps) {
  return (
    <span className="relative inline-flex min-w-0 items-baseline gap-2">
      <svg viewBox="0 0 10 10" className={`size-2.5 shrink-0 ${colours[colour]}`} aria-hidden="true">
        <circle
          cx="5"
          cy="5"
          r="3.75"
          fill={takesCalls ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="2.5"
        />
      </svg>
      <bdi className="min-w-0 wrap-anywhere">{name}</bdi>
      {!takesCalls && <span className="sr-only"> {noCalls}</span>}
    </span>
  );
}

const colours: Record<StatusColour, string> = {
  green: "text-status-green",
  amber: "text-status-amber",
  red: "text-status-red",
  blue: "text-status-blue",
  violet: "text-status-violet",
  grey: "text-status-grey",
};
