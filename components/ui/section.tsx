import type { ReactNode } from "react";

type SectionProps = {
  /** What a link to this part names. */
  id?: string;
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** A part of a page with a heading of its own, on a surface. No landmark: its name would answer for a field of that name. */
export function Section({ id, title, text, actions, children }: SectionProps) {
  return (
    <section id={id} className="scroll-mt-4 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div>
          <h2 className="text-lg font-semibold">{title}</h2>
          {text && <p className="text-muted">{text}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
