import { Pool } from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";

/** What is being tried; each has counters of its own, so that none uses up another's. */
export type AttemptPurpose = keyof typeof budgets;

/** The counters of one purpose, all in the table `rate_limits`, which a migration makes. */
export interface Limits {
  /** Attempts on an account that have not succeeded. */
  failures: RateLimiterPostgres;
  /** Attempts from an address that have not succeeded. */
  fromAddress: RateLimiterPostgres;
  /** Closed while the next attempt on an account has to wait. */
  gate: RateLimiterPostgres;
  /** How often an account was blocked within a day. */
  blocks: RateLimiterPostgres;
}

/** Opens the few connections that throttling keeps to itself: it counts while a flood holds all the others. */
export function openThrottlePool(databaseUrl: string): Pool {
  // No statement_timeout at start-up: PgBouncer refuses parameters it does not know.
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: 3000,
    query_timeout: 3000,
    allowExitOnIdle: true,
  });
  // A connection that breaks while idle is replaced by the next query; unheard, the event would end the process.
  pool.on("error", () => {});
  return pool;
}

/** Gives the counters of a purpose on the table `rate_limits`. */
export function limitsOn(pool: Pool, purpose: AttemptPurpose): Limits {
  const { account, address } = budgets[purpose];
  return {
    failures: limiter(pool, `${purpose}.account`, account.points, account.seconds),
    fromAddress: limiter(pool, `${purpose}.address`, address.points, address.seconds),
    gate: limiter(pool, `${purpose}.gate`, 1, account.seconds),
    blocks: limiter(pool, `${purpose}.blocks`, 1, day),
  };
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

// product.md, "Getting in". Mails are few: a stranger's requests must not fill somebody's mailbox.
const budgets = {
  "sign-in": { account: { points: 10, seconds: 15 * minute }, address: { points: 100, seconds: hour } },
  "password-check": {
    account: { points: 10, seconds: 15 * minute },
    address: { points: 100, seconds: hour },
  },
  "forgot-password": { account: { points: 3, seconds: hour }, address: { points: 20, seconds: hour } },
};

function limiter(pool: Pool, keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    // The library names its statements; a named one is gone when PgBouncer changes the connection beneath.
    storeClient: {
      query: ({ text, values }: { text: string; values: unknown[] }) => pool.query({ text, values }),
    },
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: keyPrefix === "sign-in.account",
    keyPrefix,
    points,
    duration,
  });
}
