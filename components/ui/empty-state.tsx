import type { ReactNode } from "react";

type EmptyStateProps = { title: string; text: ReactNode; action?: ReactNode };

/** Says honestly that there is nothing, why, and what to do next. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-dashed border-edge/60 px-6 py-12 text-center">
      <p className="text-lg font-semibold">{title}</p>
      <div className="max-w-prose text-muted">{text}</div>
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
