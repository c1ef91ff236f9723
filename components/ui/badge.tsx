import { classes } from "#components/ui/classes.ts";

export type BadgeTone = "neutral" | "accent" | "success" | "warning" | "danger";

/** How far along something is, told by a shape as well: empty, half, full, crossed. */
export type BadgeMark = "empty" | "half" | "full" | "crossed";

type BadgeProps = { tone: BadgeTone; mark?: BadgeMark; children: string };

export function Badge({ tone, mark, children }: BadgeProps) {
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1.5 rounded-full border px-2 text-xs font-medium whitespace-nowrap",
        colours[tone],
      )}
    >
      {mark && <Mark mark={mark} />}
      {children}
    </span>
  );
}

function Mark({ mark }: { mark: BadgeMark }) {
  return (
    <svg
      viewBox="0 0 10 10"
      className="size-2.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <circle cx="5" cy="5" r="4" fill={mark === "full" ? "currentColor" : "none"} />
      {mark === "half" && <path d="M5 1a4 4 0 0 1 0 8Z" fill="currentColor" stroke="none" />}
      {mark === "crossed" && <path d="m2.2 7.8 5.6-5.6" />}
    </svg>
  );
}

const colours: Record<BadgeTone, string> = {
  neutral: "border-line bg-sunken text-muted",
  accent: "border-line bg-accent-soft text-accent",
  success: "border-success-line bg-success-soft text-success",
  warning: "border-warning-line bg-warning-soft text-warning",
  danger: "border-danger-line bg-danger-soft text-danger",
};
