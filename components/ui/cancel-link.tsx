import type { Route } from "next";
import Link from "next/link";
import { buttonClasses } from "#components/ui/button.tsx";

/** The way out of a confirmation: back to its page, or, in a dialog, just closed. */
export function CancelLink({ href, children }: { href: Route; children: string }) {
  return (
    <Link prefetch={false} href={href} data-cancel className={buttonClasses("plain")}>
      {children}
    </Link>
  );
}
