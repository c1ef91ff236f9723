import type { Route } from "next";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { BoughtAnswer } from "./bought-answer.ts";

/** What became of the purchase, and the ways on. */
export function WhatBecame({ tone, text, links }: BoughtAnswer) {
  return (
    <div data-done className="grid max-w-xl gap-4">
      <Notice tone={tone}>{text}</Notice>
      <div className="flex flex-wrap gap-3">
        {links.map(({ href, label }) => (
          <LinkButton key={href} href={href as Route}>
            {label}
          </LinkButton>
        ))}
      </div>
    </div>
  );
}
