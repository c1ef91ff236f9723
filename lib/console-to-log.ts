import { stripVTControlCharacters } from "node:util";
import { framesOf, log } from "./log.ts";

const levels = { error: "error", warn: "warn", trace: "warn", info: "info", debug: "debug" } as const;

/** Of these Next throws an error as well, which is logged under an id (lib/report-fault.ts). */
const isReported = /Aborting the action\.$/;

/**
 * Makes lines of the log of what Next and libraries write to the console. `console.log` stays as it is: by it a start tells a person
 * where Rollcall is.
 */
export function sendConsoleToLog(): void {
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, { [method]: (...said: unknown[]) => logLine(level, said) });
  }
}

function logLine(level: (typeof levels)[keyof typeof levels], said: unknown[]): void {
  const error = said.find((one) => one instanceof Error);
  const sentence = sentenceIn(said.map((one) => (one instanceof Error ? one.message : one)));
  if (isReported.test(sentence)) return;
  log[level](error ? { error: { type: error.name, at: framesOf(error) } } : {}, sentence);
}

/** Without what stands in quotation marks, since that may be a request's own words. */
function sentenceIn(said: unknown[]): string {
  const text = said.filter((one) => typeof one === "string").join(" ");
  const [first = ""] = stripVTControlCharacters(text)
    .replace(/(["`]|(?<!\w)')(.*["'`]|.*)/s, "…")
    .trim()
    .split("\n");
  return first.slice(0, 200);
}
