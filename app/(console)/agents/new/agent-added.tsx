"use client";

import type { Route } from "next";
import { type ReactNode, useEffect } from "react";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Secret } from "#components/ui/secret.tsx";
import type { AddedAnswer } from "./added-answer.ts";

interface AgentAddedProps {
  added: AddedAnswer;
  words: { temporaryPassword: string; another?: string };
  /** Where a reload finds it again while it may. */
  address?: string;
  /** What else became of the form. */
  children?: ReactNode;
}

/** What the form turns into: the temporary password, once, and where to go from here. */
export function AgentAdded({ added, words, address, children }: AgentAddedProps) {
  useEffect(() => {
    // Past the router, which would draw the page of this address over what is here at its next refresh, and puts its own address back
    // with each: so each time anew.
    if (address) History.prototype.replaceState.call(window.history, window.history.state, "", address);
  });
  return (
    <div data-agent-added className="grid max-w-xl gap-5">
      <Notice tone="success" title={added.title}>
        {added.text}
      </Notice>
      {added.temporaryPassword ? (
        <div className="grid gap-1">
          <Secret label={words.temporaryPassword} value={added.temporaryPassword} />
          <p className="text-muted">{added.shownOnce}</p>
        </div>
      ) : (
        added.secretGone && <Notice tone="warning">{added.secretGone}</Notice>
      )}
      <p>
        {added.seat} {added.mail}
      </p>
      {added.location && <p>{added.location}</p>}
      {children}
      <div className="flex flex-wrap gap-3">
        <LinkButton href={added.href as Route} look="primary">
          {added.open}
        </LinkButton>
        <a href={`${added.href}#voicemail-drops`} className={linkClasses}>
          {added.drops}
        </a>
        {words.another && (
          <a href="/agents/new" className={linkClasses}>
            {words.another}
          </a>
        )}
      </div>
    </div>
  );
}

const linkClasses = "inline-flex min-h-control items-center font-medium text-accent hover:underline";
