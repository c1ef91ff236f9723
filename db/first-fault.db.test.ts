import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { asSystem } from "./client.ts";

test("of statements that are sent together the fault is that of the first, and not that the transaction had failed by then", async () => {
  const together = asSystem("a fault", (tx) => {
    const missing = tx.execute(sql`select 1 from not_there`).then((rows) => rows, afterSomeTurns);
    return Promise.all([missing, tx.execute(sql`select 2`)]);
  });
  await expect(together).rejects.toMatchObject({ name: "DatabaseFault", code: "42P01" });
});

/** As whatever passes an error on does, so that a later one is heard of first. */
async function afterSomeTurns(error: unknown): Promise<never> {
  for (let turn = 0; turn < 20; turn++) await null;
  throw error;
}
