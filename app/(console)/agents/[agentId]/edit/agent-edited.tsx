"use client";

import type { Route } from "next";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { EditedAnswer } from "./edited-answer.ts";

/** What the form turns into: what was saved, and what follows from it. */
export function AgentEdited({ edited }: { edited: EditedAnswer }) {
  return (
    <div className="grid max-w-xl gap-5">
      <Notice tone={edited.isChanged ? "success" : "info"} title={edited.title}>
        {edited.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      {edited.credentials && (
        <Notice tone="warning">
          <p>{edited.credentials.text}</p>
          <p className="mt-2">
            <LinkButton href={edited.credentials.href as Route}>{edited.credentials.label}</LinkButton>
          </p>
        </Notice>
      )}
      <div>
        <LinkButton href={edited.back.href as Route} look="primary">
          {edited.back.label}
        </LinkButton>
      </div>
    </div>
  );
}
