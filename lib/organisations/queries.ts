import { asSystem } from "#db/client.ts";
import { organisations } from "#db/schema/index.ts";

/** True while nobody has set Rollcall up; /setup exists only then. */
export async function isFirstRun(): Promise<boolean> {
  const [any] = await asSystem("is this the first run", (tx) =>
    tx.select({ id: organisations.id }).from(organisations).limit(1),
  );
  return !any;
}
