import type { ComponentProps } from "react";
import { classes } from "#components/ui/classes.ts";

/** `primary`: the one thing the page is for. `danger`: it takes something away. `quiet`: beside a row or a heading. */
export type ButtonLook = "primary" | "plain" | "danger" | "quiet";

type ButtonProps = ComponentProps<"button"> & { look?: ButtonLook };

export function Button({ look = "plain", type = "button", className, ...rest }: ButtonProps) {
  return <button type={type} className={classes(buttonClasses(look), className)} {...rest} />;
}

export function buttonClasses(look: ButtonLook): string {
  return `${shape} ${looks[look]}`;
}

const shape =
  "inline-flex min-h-control items-center justify-center gap-2 rounded-md border py-1 text-center font-medium transition-colors aria-disabled:opacity-60 disabled:opacity-60 print:hidden";

const looks: Record<ButtonLook, string> = {
  primary:
    "border-transparent bg-accent px-3.5 text-on-accent not-aria-disabled:hover:bg-accent-strong forced-colors:border-current",
  plain: "border-edge bg-surface px-3.5 text-ink not-aria-disabled:hover:bg-sunken",
  danger: "border-danger bg-surface px-3.5 text-danger not-aria-disabled:hover:bg-danger-soft",
  quiet: "border-transparent bg-transparent px-2 text-accent not-aria-disabled:hover:bg-sunken",
};
