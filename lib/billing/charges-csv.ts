import { stringify } from "csv-stringify/sync";
import { getTranslations } from "next-intl/server";
import type { Actor } from "#lib/values/actor.ts";
import { csvCell } from "#lib/values/csv-cell.ts";
import { addDays } from "#lib/values/day.ts";
import { decimalOf } from "#lib/values/money.ts";
import { type ChargeRow, walkCharges } from "./list-charges.ts";
import type { ChargeFilter } from "./list-filter.ts";

const byteOrderMark = "\uFEFF";

/**
 * The filtered ledger as a file, some rows at a time: a head, then a row each, days as `YYYY-MM-DD`, amounts as plain decimals
 * beside their currency. The words are fetched at once, since the request may be over while rows are still read. For admins.
 */
export async function chargesCsv(actor: Actor, filter: ChargeFilter): Promise<AsyncGenerator<string>> {
  const [t, file, kinds] = await Promise.all([
    getTranslations("billing"),
    getTranslations("billing.file"),
    getTranslations("billing.kinds"),
  ]);
  const columns: [head: string, cell: (row: ChargeRow) => string][] = [
    [t("date"), (row) => row.chargedOn],
    [t("kind"), (row) => kinds(row.kind)],
    [file("firstDay"), (row) => row.coversFrom],
    [file("lastDay"), (row) => addDays(row.coversUntil, -1)],
    [file("days"), (row) => String(row.days)],
    [file("ofDays"), (row) => String(row.ofDays)],
    [file("months"), (row) => String(row.months)],
    [file("seat"), (row) => row.seatId ?? ""],
    [file("extension"), (row) => row.extension ?? ""],
    [t("tier"), (row) => row.tier ?? ""],
    [file("fromTier"), (row) => row.fromTier ?? ""],
    [t("agent"), (row) => row.agentName ?? ""],
    [file("monthlyPrice"), (row) => decimalOf(row.monthlyPrice, row.currency)],
    [t("amount"), (row) => decimalOf(row.amount, row.currency)],
    [file("currency"), (row) => row.currency],
    [t("by"), (row) => row.actorName ?? t("system")],
    // Last, so that whoever reads the file by its places still finds them.
    [file("number"), (row) => row.number ?? ""],
  ];
  const head = columns.map(([name]) => name);
  return write(walkCharges(actor, filter), head, (row) => columns.map(([, cell]) => cell(row)));
}

async function* write(
  pages: AsyncGenerator<ChargeRow[]>,
  head: string[],
  cells: (row: ChargeRow) => string[],
): AsyncGenerator<string> {
  yield byteOrderMark + asCsv([head]);
  for await (const rows of pages) yield asCsv(rows.map(cells));
}

/** Lines end as RFC 4180 wants it. */
function asCsv(rows: string[][]): string {
  return stringify(
    rows.map((row) => row.map(csvCell)),
    { record_delimiter: "windows" },
  );
}
