import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Journal {
  entries: { tag: string; when: number }[];
}

/**
 * Drizzle silently skips a migration whose timestamp is older than the last one applied, as a late merge makes it. Throws a
 * sentence when the files, the journal and its timestamps are not in one order.
 */
export function assertFilesAreInJournalOrder(folder: string): void {
  const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as Journal;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const listed = journal.entries.map((entry) => `${entry.tag}.sql`);

  if (files.join() !== listed.join()) throw new Error(`Migrations and journal differ: ${files} / ${listed}`);
  for (const [i, entry] of journal.entries.entries()) {
    const before = journal.entries[i - 1];
    if (before && before.when >= entry.when) {
      throw new Error(`Migration ${entry.tag} is older than ${before.tag}: it would be skipped`);
    }
  }
}
