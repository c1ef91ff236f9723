import type { Sql, TransactionSql, UnsafeQueryOptions } from "postgres";

type Unsafe = Sql["unsafe"];

/** Runs `start`, which must begin a transaction of the pool before it first waits; the transaction is begun by `opening`. */
export type OpensWith = <Result>(opening: string, start: () => Result) => Result;

/**
 * Makes a pool cost less beside the work itself, which for short statements is most of the time. The function that it gives
 * begins a transaction with a text that sets its scope too: one message where postgres.js alone would send two. With
 * `keepsPlans` the server keeps each statement's plan under a name, by connection; drizzle asks for none, so each is parsed,
 * planned and described anew. Not behind a pooler, where the next statement may meet a server that never saw the name.
 */
export function withFewMessages(sql: Sql, { keepsPlans }: { keepsPlans: boolean }): OpensWith {
  const { begin, unsafe } = sql;
  let opening: string | null = null;

  // postgres.js begins by this very function, before its own `begin` first waits: nobody else's statement comes between.
  sql.unsafe = ((text, args, options) =>
    opening !== null && text.startsWith("begin")
      ? unsafe(opening, [], options)
      : unsafe(text, args, options)) as Unsafe;

  if (keepsPlans) {
    sql.begin = ((act: (scope: TransactionSql) => unknown) =>
      begin((scope) => act(keepingPlans(scope)))) as Sql["begin"];
  }

  return (text, start) => {
    opening = text;
    try {
      return start();
    } finally {
      opening = null;
    }
  };
}

/** Without parameters a text goes by the simple protocol, which knows no names. */
function keepingPlans(scope: TransactionSql): TransactionSql {
  const { unsafe } = scope;
  scope.unsafe = ((text: string, args: Parameters<Unsafe>[1] = [], options?: UnsafeQueryOptions) =>
    unsafe(text, args, { ...options, prepare: args.length > 0 })) as Unsafe;
  return scope;
}
