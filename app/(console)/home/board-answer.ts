import { getLocale, getTranslations } from "next-intl/server";
import { may } from "#lib/auth/policy.ts";
import { type BoardRow, boardRowsPerPage, listBoard, listColleagues } from "#lib/board/list-board.ts";
import type { BoardFilter } from "#lib/board/list-filter.ts";
import { nameOfStatus } from "#lib/statuses/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { StatusColour } from "#lib/values/status-colour.ts";

interface DrawnStatus {
  name: string;
  colour: StatusColour;
  takesCalls: boolean;
}

/** A board in the reader's words: drawn with the page, and again whenever it changes. */
export interface BoardAnswer {
  counts: { id: string; status: DrawnStatus; count: string }[];
  /** Beyond name, extension and status null where the reader may not know it. */
  rows: {
    id: string;
    name: string;
    status: DrawnStatus;
    extension: string;
    presence: string | null;
    since: { at: string; text: string } | null;
  }[];
  isEmpty: boolean;
  signedIn: string | null;
  /** What the reader is, as one text: with another, the page round the board is out of date. */
  own: string;
  text: string;
  page: number;
  pages: number;
}

/** Of everything for who may see statuses, else of name, extension and status alone. */
export async function boardAnswer(actor: Actor, filter: BoardFilter): Promise<BoardAnswer> {
  const mayAll = may(actor.role, "statuses.see");
  const [t, locale, board] = await Promise.all([
    getTranslations("board"),
    getLocale(),
    mayAll ? listBoard(actor, filter) : listColleagues(actor, filter),
  ]);
  const drawn = new Map(
    board.counts.map(({ status }) => {
      const { id, colour, takesCalls } = status;
      return [id, { name: nameOfStatus(status, actor.language), colour, takesCalls }];
    }),
  );
  const unknown: DrawnStatus = { name: "", colour: "grey", takesCalls: false };
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: actor.organisation.timeZone,
  });
  const figure = new Intl.NumberFormat(locale);
  const from = (board.page - 1) * boardRowsPerPage;
  return {
    counts: board.counts.map(({ status, count }) => ({
      id: status.id,
      status: drawn.get(status.id) ?? unknown,
      count: figure.format(count),
    })),
    rows: board.rows.map((row: BoardRow | Omit<BoardRow, "since" | "isSignedIn">) => ({
      id: row.id,
      name: row.name,
      status: drawn.get(row.statusId) ?? unknown,
      extension: row.extension ?? t("none"),
      presence: "isSignedIn" in row ? t(row.isSignedIn ? "signedIn" : "signedOut") : null,
      since:
        "since" in row && row.since ? { at: row.since.toISOString(), text: when.format(row.since) } : null,
    })),
    isEmpty: board.total === 0,
    signedIn: board.signedIn === null ? null : t("signedInCount", { count: board.signedIn }),
    own: JSON.stringify(board.ownId && [board.ownId, drawn.get(board.ownId)]),
    text: t("shown", {
      from: board.rows.length === 0 ? 0 : from + 1,
      to: from + board.rows.length,
      total: board.total,
    }),
    page: board.page,
    pages: board.pages,
  };
}
