import type { ReactNode } from "react";

/** A disclosure: opens without the script; with the shell's, Escape and a click elsewhere close it. */
export function Menu({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <details data-menu className="group/menu relative inline-block print:hidden">
      <summary className="inline-flex min-h-control items-center gap-2 rounded-md border border-edge bg-surface px-3 font-medium hover:bg-sunken">
        {label}
        <MenuChevron />
      </summary>
      <div className="absolute end-0 z-20 mt-1 grid min-w-48 gap-0.5 rounded-md border border-line bg-surface p-1 shadow-raised">
        {children}
      </div>
    </details>
  );
}

/** One line of a menu: for links, and for the buttons of small forms. */
export const menuItemClasses =
  "flex min-h-control w-full items-center rounded-sm px-2.5 text-start hover:bg-sunken aria-[current=page]:font-semibold";

export function MenuChevron() {
  return (
    <svg
      viewBox="0 0 16 16"
      className="size-4 shrink-0 text-muted motion-safe:transition-transform group-open/menu:rotate-180"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="m4 6 4 4 4-4" />
    </svg>
  );
}
