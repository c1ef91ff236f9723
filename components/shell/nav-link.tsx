"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = { href: Route; className: string; children: ReactNode };

/** Knows the current page by itself, since a layout is not drawn again when its page changes. */
export function NavLink({ href, className, children }: NavLinkProps) {
  const path = usePathname();
  const isCurrent = path === href || (href !== "/" && path.startsWith(`${href}/`));
  return (
    <Link prefetch={false} href={href} aria-current={isCurrent ? "page" : undefined} className={className}>
      {children}
    </Link>
  );
}
