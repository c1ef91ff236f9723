import pg from "pg";

/**
 * A way into the server's database past the application, as its superuser, whom no policy binds. For looking at everything,
 * and for what the interface of this version cannot do yet.
 */
export class Database {
  readonly #pool: pg.Pool;
  readonly #held: pg.PoolClient[] = [];

  constructor(superuserUrl: string) {
    this.#pool = new pg.Pool({ connectionString: superuserUrl, max: 3, idleTimeoutMillis: 5000 });
    this.#pool.on("error", () => undefined);
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(sql, values)).rows;
  }

  /** A connection of its own, to hold a lock with until all are closed. */
  async connect(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect();
    client.on("error", () => undefined);
    this.#held.push(client);
    return client;
  }

  /** Every row of every table as text, by the table's name. */
  async dump(): Promise<Map<string, string[]>> {
    const tables = await this.rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const contents = tables.map(async ({ name }): Promise<[string, string[]]> => {
      const rows = await this.rows<{ text: string }>(`select t::text as text from ${name} t order by 1`);
      return [name, rows.map((row) => row.text)];
    });
    return new Map(await Promise.all(contents));
  }

  /**
   * What is written, as one hash for each table, to compare before and after. Left out is what asking alone writes: when a
   * session was last seen, counted attempts, the note that something was refused, and the job queue.
   */
  async written(): Promise<Record<string, string>> {
    const parts: Record<string, string> = {
      // That some of other tests have run out meanwhile is written down by itself.
      sessions: `select org_id, agent_id, id, ends_at, case when ended_because in ('idle', 'expired') then null else ended_at end
                   from sessions`,
      // Their sealed secrets go by themselves when two minutes are over.
      idempotency_keys:
        "select org_id, key, agent_id, permission, input_digest, result from idempotency_keys",
      // Of sounds the hash: as text each of their bytes would be two letters.
      recording_chunks: "select org_id, recording_id, position, md5(content) from recording_chunks",
      audit_entries: "select * from audit_entries where action <> 'permission.denied'",
    };
    const names = await this.rows<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'rate_limits'`,
    );
    const hashes = names.map(async ({ name }): Promise<[string, string]> => {
      const [row] = await this.rows<{ hash: string }>(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
           from (${parts[name] ?? `select * from ${name}`}) t`,
      );
      return [name, row?.hash ?? ""];
    });
    return Object.fromEntries(await Promise.all(hashes));
  }

  async close(): Promise<void> {
    for (const client of this.#held.splice(0)) client.release(true);
    await this.#pool.end();
  }
}
