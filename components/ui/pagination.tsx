import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

type Step = { label: string; href: Route | null };
type PaginationProps = {
  /** Names the landmark: "Pages of agents". */
  label: string;
  /** What is in sight: "1 to 50 of 10,000". */
  text: ReactNode;
  first: Step;
  previous: Step;
  next: Step;
  last: Step;
};

/** Four steps through a list; the ones that lead nowhere from here keep their place. */
export function Pagination({ label, text, first, previous, next, last }: PaginationProps) {
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="text-muted">{text}</p>
      <nav aria-label={label} className="print:hidden">
        <ul className="flex flex-wrap gap-1">
          {[first, previous, next, last].map((step) => (
            <li key={step.label}>
              <PageStep {...step} />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function PageStep({ label, href }: Step) {
  const shape = "inline-flex min-h-control items-center rounded-md border px-3";
  return href ? (
    <Link
      prefetch={false}
      href={href}
      className={`${shape} border-edge bg-surface font-medium hover:bg-sunken`}
    >
      {label}
    </Link>
  ) : (
    <span className={`${shape} border-line text-muted`}>{label}</span>
  );
}
