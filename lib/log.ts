import pino from "pino";
import { asDatabaseFault } from "#db/fault.ts";

/**
 * The process's log: one JSON object a line, to stdout. Lines hold ids, states and reasons; never a body, a parameter, an
 * address or a secret. The redaction stands behind that rule, not in its place.
 */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: secretNames().flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    censor: "[not logged]",
  },
});

export interface ErrorFacts {
  type: string;
  message?: string;
  code?: string;
  constraint?: string;
  at?: string[];
  cause?: ErrorFacts;
}

/**
 * What may be logged of an error: where it was thrown, and its message unless that may quote a statement's parameters, as
 * drivers and query builders do. Of the database's errors only code and constraint.
 */
export function describeError(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error };
  const fault = asDatabaseFault(error);
  // While it is away everything fails, and where says nothing.
  if (fault?.isAway) return { type: error.name, code: fault.code };
  const at = framesOf(error);
  if (fault) {
    return {
      type: fault.name,
      code: fault.code,
      ...(fault.constraint === null ? {} : { constraint: fault.constraint }),
      at,
    };
  }
  return {
    type: error.name,
    ...("params" in error ? {} : { message: error.message.slice(0, 500) }),
    at,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Without the first lines, which repeat the message. */
export function framesOf(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .slice(0, 12);
}

function secretNames(): string[] {
  return [
    "password",
    "temporaryPassword",
    "newPassword",
    "secret",
    "token",
    "cookie",
    "authorization",
    "params",
    "parameters",
    "body",
    "props",
    "html",
    "text",
    "email",
    "recipient",
  ];
}
