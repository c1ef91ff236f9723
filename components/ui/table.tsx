"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { classes } from "#components/ui/classes.ts";

export type Column<K extends string> = {
  key: K;
  label: string;
  /** Figures stand at the end, one under the other. */
  isFigure?: boolean;
  /** Addresses and the like may break anywhere; other words keep whole. The first column always may. */
  mayBreak?: boolean;
  /** Makes the head a link to the list in that order. */
  sort?: { href: Route; direction?: "ascending" | "descending" };
};

type TableProps<K extends string> = {
  /** What the table lists, for those who jump to it. */
  caption: string;
  /** The first column names the row. */
  columns: readonly Column<K>[];
  rows: readonly { id: string; cells: Record<K, ReactNode> }[];
};

/**
 * A table that keeps its head in sight and, where it is too narrow for its columns, draws each row as a labelled block. Drawn by the
 * browser's side too, though nobody types in it: what the page says of its rows a second time, for the script, is then what
 * stands in the cells and not each cell around it.
 */
export function Table<K extends string>({ caption, columns, rows }: TableProps<K>) {
  return (
    <div className="@container rounded-lg border border-line bg-surface">
      <table
        {...asTable}
        className={classes("w-full border-collapse blocks:block", widthClass(columns.length))}
      >
        <caption className="sr-only">{caption}</caption>
        <thead className="blocks:sr-only">
          <tr {...asRow}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...asGroup} className="table-rows">
          {rows.map(({ id, cells }) => (
            <tr key={id} {...asRow}>
              {columns.map((column, position) => {
                const Cell = position === 0 ? "th" : "td";
                return (
                  <Cell
                    key={column.key}
                    {...(position === 0 ? asRowHead : asCell)}
                    data-label={column.label}
                    className={cellClasses(column)}
                  >
                    {/* One piece, since a narrow table draws it beside its label. */}
                    <div>{cells[column.key]}</div>
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What most cells have in common stands in globals.css under `table-rows`: fifty rows would repeat it 400 times, twice over. */
function cellClasses({ isFigure, mayBreak }: Pick<Column<string>, "isFigure" | "mayBreak">) {
  return (
    classes(isFigure && "text-end tabular-nums blocks:text-start", mayBreak && "wrap-anywhere") || undefined
  );
}

function HeadCell<K extends string>({ column }: { column: Column<K> }) {
  const { label, isFigure, sort } = column;
  return (
    <th
      scope="col"
      aria-sort={sort?.direction}
      className={classes(
        "sticky top-0 z-10 border-b border-line bg-surface px-3 py-2 align-bottom text-sm font-medium text-muted first:rounded-ss-lg first:ps-4 last:rounded-se-lg last:pe-4 print:static",
        isFigure ? "text-end" : "text-start",
      )}
    >
      {sort ? (
        <Link
          prefetch={false}
          href={sort.href}
          className="inline-flex items-center gap-1 hover:text-ink hover:underline"
        >
          {label}
          <svg viewBox="0 0 8 12" className="h-3 w-2" fill="currentColor" aria-hidden="true">
            <path d="M4 1 7.5 5h-7Z" opacity={sort.direction === "ascending" ? 1 : 0.3} />
            <path d="M4 11 .5 7h7Z" opacity={sort.direction === "descending" ? 1 : 0.3} />
          </svg>
        </Link>
      ) : (
        label
      )}
    </th>
  );
}

function widthClass(columns: number): string {
  return columns > 4 ? "table-many text-sm blocks:text-base" : "table-few";
}

/** Safari forgets that a table is one when its `display` changes, so the roles are said aloud. */
const asTable = { role: "table" };
const asGroup = { role: "rowgroup" };
const asRow = { role: "row" };
const asCell = { role: "cell" };
const asRowHead = { role: "rowheader", scope: "row" };
