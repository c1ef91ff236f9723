import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { TabTitle } from "#components/ui/tab-title.tsx";

type Title =
  /** Also the tab's. */
  | { title: string; tab?: never }
  /** What runs in a direction of its own, such as a phone number, in its element; and the same as text. */
  | { title: ReactNode; tab: string };

type PageHeaderProps = Title & {
  /** A badge beside the title, a sentence under it, buttons at the end. */
  badge?: ReactNode;
  text?: ReactNode;
  actions?: ReactNode;
  /** The page above this one. */
  parent?: { href: Route; label: string };
};

/** The one `h1` of a page, by which its tab goes too. */
export function PageHeader({ title, tab, badge, text, actions, parent }: PageHeaderProps) {
  return (
    <header className="mb-5 grid gap-1">
      <TabTitle>{typeof title === "string" ? title : (tab ?? "")}</TabTitle>
      {parent && (
        <p className="text-sm print:hidden">
          <Link
            prefetch={false}
            href={parent.href}
            className="text-muted hover:text-ink hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
          >
            <span aria-hidden="true" className="inline-block rtl:-scale-x-100">
              ←
            </span>{" "}
            {parent.label}
          </Link>
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold tracking-tight text-balance outline-none wrap-anywhere">
            {title}
          </h1>
          {badge}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {text && <div className="max-w-prose text-muted">{text}</div>}
    </header>
  );
}
