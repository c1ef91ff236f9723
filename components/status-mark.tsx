import type { StatusColour } from "#lib/values/status-colour.ts";

interface StatusMarkProps {
  name: string;
  colour: StatusColour;
  takesCalls: boolean;
  /** What the mark says where no calls come, to whom it draws nothing. */
  noCalls: string;
}

/** A status by its name, with its colour before it: a full mark where calls come, a hollow one where none do. */
export function StatusMark({ name, colour, takesCalls, noCalls }: StatusMarkProps) {
  return (
    <span className="inline-flex min-w-0 items-baseline gap-2">
      <bdi className="min-w-0 wrap-anywhere">{name}</bdi>
      <svg
        viewBox="0 0 10 10"
        className={`order-first size-2.5 shrink-0 ${colours[colour]}`}
        role="img"
        aria-label={takesCalls ? undefined : noCalls}
        aria-hidden={takesCalls}
      >
        <circle
          cx="5"
          cy="5"
          r="3.75"
          fill={takesCalls ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="2.5"
        />
      </svg>
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
