"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { menuItemClasses } from "#components/ui/menu.tsx";

export interface NavItem {
  href: Route;
  label: string;
  /** Those of the navigation have one; those of the person's menu stand there without. */
  icon?: IconName;
}

/** Items of a list of links, which know the current page by themselves: a layout is not drawn again when its page changes. */
export function NavLinks({ items }: { items: readonly NavItem[] }) {
  const path = usePathname();
  return items.map(({ href, label, icon }) => {
    const isCurrent = path === href || (href !== "/" && path.startsWith(`${href}/`));
    return (
      <li key={href}>
        <Link
          prefetch={false}
          href={href}
          aria-current={isCurrent ? "page" : undefined}
          className={icon ? navigationClasses : menuItemClasses}
        >
          {icon && <Icon name={icon} />}
          {label}
        </Link>
      </li>
    );
  });
}

const navigationClasses =
  "flex min-h-control items-center gap-2.5 rounded-md px-2.5 text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent";
