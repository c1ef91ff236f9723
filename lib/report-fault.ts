import { randomUUID } from "node:crypto";
import { asDatabaseFault } from "#db/fault.ts";
import { describeError, log } from "./log.ts";
import { servingProcess } from "./serving-process.ts";

export interface FailedRequest {
  method: string;
  /** The route's pattern: a real address may hold a token. */
  route: string;
  kind: string;
}

/**
 * Logs what nobody caught, under the id that the person sees: Next's digest, which its error pages show, else one made here.
 * Tells the server whether to answer 503, because the database is away, or 500.
 */
export function reportFault(error: unknown, request: FailedRequest): void {
  const id = digestOf(error) ?? randomUUID();
  const isAway = asDatabaseFault(error)?.isAway ?? false;
  log.error(
    { id, ...request, error: describeError(error) },
    isAway ? "the database is away" : "a request failed",
  );
  servingProcess()?.failed({ reason: isAway ? "database-away" : "fault", id });
}

function digestOf(error: unknown): string | null {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  return typeof digest === "string" ? digest : null;
}
