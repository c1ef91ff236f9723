import { randomInt } from "node:crypto";

/**
 * What leaves the database's door when something fails: the code and the constraint, never a statement or its parameters,
 * among which a temporary password may be (drizzle puts them into its message).
 */
export class DatabaseFault extends Error {
  override readonly name = "DatabaseFault";
  /** By which page and log name it. Next makes one of the text and the place, which is the same for all of a kind. */
  readonly digest = String(randomInt(1e9, 1e10));

  constructor(
    readonly code: string,
    readonly constraint: string | null,
  ) {
    super(constraint ? `database fault ${code} (${constraint})` : `database fault ${code}`);
  }

  /** True when the server could not be reached or went away; the request may be tried again, and the page answers 503. */
  get isAway(): boolean {
    return awayCodes.has(this.code) || this.code.startsWith("08") || this.code.startsWith("57P");
  }

  /** True when a lock was waited for in vain: somebody else's work takes long, and the request may be tried again. */
  get isBusy(): boolean {
    return this.code === "55P03";
  }
}

const awayCodes = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ENOENT",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "53300",
]);

/** What left the database's door, behind other errors: others break off connections too, such as a browser in the middle of a form. */
export function faultOfDoor(error: unknown): DatabaseFault | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // By name: Next bundles some of the application apart, each with a class of its own.
    if (cause.name === DatabaseFault.name) return asDatabaseFault(cause);
  }
  return null;
}

/** The fault, where the server is away and may be waited for; throws again whatever else it is. */
export function awayOrThrow(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault && error.isAway) return error;
  throw error;
}

/** The fault behind whatever a driver or the query builder threw, or null when the error is not the database's. */
export function asDatabaseFault(error: unknown): DatabaseFault | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DatabaseFault) return cause;
    const { code, constraint_name: constraint } = cause as { code?: unknown; constraint_name?: unknown };
    if (
      typeof code === "string" &&
      (awayCodes.has(code) || /^[0-9A-Z]{5}$/.test(code) || code.startsWith("CONN"))
    ) {
      return new DatabaseFault(code, typeof constraint === "string" ? constraint : null);
    }
  }
  return null;
}
