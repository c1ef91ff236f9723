import { randomUUID } from "node:crypto";
import { asDatabaseFault } from "#db/fault.ts";
import { describeError, log } from "./log.ts";
import { type Failure, servingProcess } from "./serving-process.ts";

export interface FailedRequest {
  method: string;
  /** The route's pattern: a real address may hold a token. */
  route: string;
  kind: string;
}

/**
 * Logs what nobody caught, under the id that the person sees: Next's digest, which its error pages show, else one made here.
 * Tells the server what to answer: 503 where the database is away, 400 or 403 where the request was at fault, else 500.
 */
export function reportFault(error: unknown, request: FailedRequest): void {
  const id = digestOf(error) ?? randomUUID();
  const reason = reasonOf(error);
  const level = reason === "fault" || reason === "database-away" ? "error" : "warn";
  log[level]({ id, ...request, error: describeError(error) }, sentences[reason]);
  servingProcess()?.failed({ reason, id });
}

const sentences: Record<Failure["reason"], string> = {
  fault: "a request failed",
  "database-away": "the database is away",
  "malformed-request": "a malformed request was refused",
  "foreign-origin": "a request from a foreign origin was refused",
};

/** What Next says, by its message alone, of a form that it could not read, and of one that another site sent. */
const nextSays: [RegExp, Failure["reason"]][] = [
  [/^Invalid Server Actions request/, "foreign-origin"],
  [
    /^Failed to parse body as FormData|^Unexpected end of form|^Multipart: |^Malformed (content type|part header)/,
    "malformed-request",
  ],
  // Arguments of an action that are no list: it is called with them as if they were one.
  [/^CreateListFromArrayLike called on non-object$/, "malformed-request"],
  [/^(Connection closed\.|Unexpected end of JSON input|.* is not valid JSON)$/, "malformed-request"],
];

function reasonOf(error: unknown): Failure["reason"] {
  if (asDatabaseFault(error)?.isAway) return "database-away";
  const message = error instanceof Error ? error.message : "";
  return nextSays.find(([says]) => says.test(message))?.[1] ?? "fault";
}

function digestOf(error: unknown): string | null {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  return typeof digest === "string" ? digest : null;
}
