import { randomUUID } from "node:crypto";
import { faultOfDoor } from "#db/fault.ts";
import { Busy } from "./concurrency-limit.ts";
import { describeError, framesOf, log } from "./log.ts";
import { type Failure, servingProcess } from "./serving-process.ts";

export interface FailedRequest {
  method: string;
  /** The route's pattern: a real address may hold a token. */
  route: string;
  kind: string;
}

/**
 * Logs what nobody caught, under the id that the person sees: Next's digest, which its error pages show, else one made here.
 * Tells the server what to answer: 503 where the database is away or too much waits, 400 or 403 where the request was at fault, else 500. What a message says
 * of a request that was at fault may be the request's own words, a password among them.
 */
export function reportFault(error: unknown, request: FailedRequest): void {
  const id = digestOf(error) ?? randomUUID();
  const reason = reasonOf(error);
  const isOurs = reason === "fault" || reason === "database-away" || reason === "busy";
  const facts = isOurs ? { error: describeError(error) } : {};
  log[levels[reason]]({ id, ...request, ...facts }, sentences[reason]);
  servingProcess()?.failed({ reason, id });
}

const levels = {
  fault: "error",
  "database-away": "error",
  busy: "warn",
  "malformed-request": "warn",
  "cut-short": "info",
  "foreign-origin": "warn",
} as const satisfies Record<Failure["reason"], string>;

const sentences: Record<Failure["reason"], string> = {
  fault: "a request failed",
  "database-away": "the database is away",
  busy: "a request waited too long for others",
  "malformed-request": "a malformed request was refused",
  "cut-short": "a request was broken off before it was whole",
  "foreign-origin":
    "a request from a foreign origin was refused: another site sent it, or the browser was not at APP_URL",
};

/** What Next says, by its message alone, of a form that it could not read, and of one that another site sent. */
const nextSays: [RegExp, Failure["reason"]][] = [
  [/^Invalid Server Actions request/, "foreign-origin"],
  [
    /^Failed to parse body as FormData|^Unexpected end of form|^Multipart: |^Malformed (content type|part header)/,
    "malformed-request",
  ],
  // Of node:http, where whoever asks has gone.
  [/^aborted$/, "cut-short"],
  // Arguments of an action that are no list: it is called with them as if they were one.
  [/^CreateListFromArrayLike called on non-object$/, "malformed-request"],
  // And that name what did not come with them.
  [/^Referenced Blob is not a Blob\.$|^BigInt is too large\./, "malformed-request"],
  [/^(Connection closed\.|Unexpected end of JSON input|.* is not valid JSON)$/, "malformed-request"],
];

function reasonOf(error: unknown): Failure["reason"] {
  const fault = faultOfDoor(error);
  if (fault?.isAway) return "database-away";
  // By name, as Next may have bundled its class twice.
  if (fault?.isBusy || (error instanceof Error && error.name === Busy.name)) return "busy";
  const message = error instanceof Error ? error.message : "";
  if (message === argumentsAreNull && isThrownByNext(error)) return "malformed-request";
  return nextSays.find(([says]) => says.test(message))?.[1] ?? "fault";
}

/** What any code may say, so it has to be Next's that does. */
const argumentsAreNull = "Cannot read properties of null (reading 'length')";

function isThrownByNext(error: unknown): boolean {
  const [frame = ""] = error instanceof Error ? framesOf(error) : [];
  return /node_modules[\\/]next[\\/]/.test(frame);
}

function digestOf(error: unknown): string | null {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  return typeof digest === "string" ? digest : null;
}
