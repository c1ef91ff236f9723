"use client";

import type { Route } from "next";
import type { ReactNode } from "react";
import { PersonLink } from "#components/person-link.tsx";
import { StatusMark } from "#components/status-mark.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Table } from "#components/ui/table.tsx";
import type { BoardAnswer } from "./board-answer.ts";
import { useLiveBoard } from "./use-live-board.ts";

interface LiveBoardProps {
  answer: BoardAnswer;
  /** The filter, as in the address. */
  query: string;
  page: number;
  /** Where changes are told; null: it is only asked again now and then. */
  events: string | null;
  linksToPeople: boolean;
  /** The way back from a filter that nothing matches. */
  clear: ReactNode;
  words: Record<
    | "title"
    | "name"
    | "status"
    | "noCalls"
    | "extension"
    | "presence"
    | "since"
    | "live"
    | "polled"
    | "emptyTitle"
    | "emptyText"
    | "pages"
    | "first"
    | "previous"
    | "next"
    | "last",
    string
  >;
}

/** The board as it was drawn with the page; with the script it follows what changes. */
export function LiveBoard({ answer, query, page, events, linksToPeople, clear, words }: LiveBoardProps) {
  const { shown, follows } = useLiveBoard(answer, { query, page, events });
  const address = (to: number) => {
    const asked = new URLSearchParams(query);
    if (to > 1) asked.set("page", String(to));
    return (asked.size > 0 ? `/home?${asked}` : "/home") as Route;
  };
  const step = (label: string, to: number, isThere: boolean) => ({
    label,
    href: isThere ? address(to) : null,
  });
  const { page: at, pages } = shown;
  return (
    <div data-board={follows}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {shown.counts.map(({ id, status, count }) => (
            <li key={id} className="inline-flex min-w-0 items-baseline gap-1.5">
              <StatusMark {...status} noCalls={words.noCalls} />
              <data value={count} className="font-semibold">
                {count}
              </data>
            </li>
          ))}
          {shown.signedIn && <li className="text-muted">{shown.signedIn}</li>}
        </ul>
        {follows !== "page" && (
          <p className="text-sm text-muted">{follows === "live" ? words.live : words.polled}</p>
        )}
      </div>
      {shown.isEmpty ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText} action={clear} />
      ) : (
        <Table
          caption={words.title}
          columns={[
            { key: "name", label: words.name },
            { key: "status", label: words.status, mayBreak: true },
            { key: "extension", label: words.extension },
            ...(events
              ? ([
                  { key: "since", label: words.since },
                  { key: "presence", label: words.presence },
                ] as const)
              : []),
          ]}
          rows={shown.rows.map((row) => ({
            id: row.id,
            cells: {
              name: linksToPeople ? <PersonLink id={row.id} name={row.name} /> : <bdi>{row.name}</bdi>,
              status: <StatusMark {...row.status} noCalls={words.noCalls} />,
              extension: row.extension,
              since: row.since && <time dateTime={row.since.at}>{row.since.text}</time>,
              presence: row.presence,
            },
          }))}
        />
      )}
      {pages > 1 && (
        <Pagination
          label={words.pages}
          text={shown.text}
          first={step(words.first, 1, at > 1)}
          previous={step(words.previous, at - 1, at > 1)}
          next={step(words.next, at + 1, at < pages)}
          last={step(words.last, pages, at < pages)}
        />
      )}
    </div>
  );
}
