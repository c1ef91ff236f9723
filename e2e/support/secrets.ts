import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Rollcall } from "./rollcall.ts";

const temporaryPassword = /[cdfhknprtwxy34]{4}(?:-[cdfhknprtwxy34]{4}){4}/g;

/**
 * Where something of the shape of a temporary password stands outside the mails: in the server's log, in a table, in a file
 * below DATA_DIR, the database's own files and its log among them. By shape, so that none has to be known.
 */
export async function temporaryPasswordsLeftIn(rollcall: Rollcall): Promise<string[]> {
  const found: string[] = [];
  const look = (place: string, text: string) => {
    for (const [password] of text.matchAll(temporaryPassword)) found.push(`${password} in ${place}`);
  };
  look("the server's log", rollcall.log.lines.join("\n"));
  for (const [table, rows] of await rollcall.database.dump()) look(`table ${table}`, rows.join("\n"));
  await rollcall.database.rows("checkpoint");
  const entries = await readdir(rollcall.dataDir, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile() && !one.name.endsWith(".eml"))) {
    const file = join(entry.parentPath, entry.name);
    const content = await readFile(file).catch(() => null);
    if (content) look(relative(rollcall.dataDir, file), content.toString("latin1"));
  }
  return found;
}
