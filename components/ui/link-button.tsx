import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonLook, buttonClasses } from "./button.tsx";

type LinkButtonProps = { href: Route; look?: ButtonLook; children: ReactNode };

/** Looks like a button, goes somewhere: a link for the keyboard, the screen reader and the middle mouse button. */
export function LinkButton({ href, look = "plain", children }: LinkButtonProps) {
  return (
    <Link prefetch={false} href={href} className={buttonClasses(look)}>
      {children}
    </Link>
  );
}
