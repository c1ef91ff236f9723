import type { ReactNode } from "react";

/** The first stop of the keyboard on every page; each layout's `<main>` carries the id `content`. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href="#content"
      className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0"
    >
      {children}
    </a>
  );
}
