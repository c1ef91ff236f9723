import type { Tx } from "./tx.ts";

interface Prepared<Result> {
  execute(values?: Record<string, unknown>): Promise<Result>;
}

/**
 * A query that drizzle builds once and any transaction runs, with values for its `sql.placeholder`s; building takes longer than
 * many a short statement does. For what each request runs. A value for a time or for bytes must not be null.
 */
export function statement<Values extends Record<string, unknown>, Result>(
  build: (tx: Tx) => { prepare(name: string): Prepared<Result> },
): (tx: Tx, values: Values) => Promise<Result> {
  let built: Prepared<Result> | undefined;
  return (tx, values) => {
    built ??= build(tx).prepare("");
    // Drizzle binds what it built to the transaction it was built in: this is the same, on the connection of another.
    const client = Object.getOwnPropertyDescriptor(tx._.session, "client") ?? {};
    const bound: Prepared<Result> = Object.create(built, { client });
    return bound.execute(values);
  };
}
