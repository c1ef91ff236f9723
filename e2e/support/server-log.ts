import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";

/** What a start of Rollcall says when all is well. */
const usual = [
  /^✓ Running next\.config\.ts took /,
  /^Rollcall is ready at http:\/\/localhost:\d+$/,
  /^\{"level":"info",.*"msg":"jobs (started|stopped)"\}$/,
  /^\{"level":"info",.*"msg":"permission denied"\}$/,
  /^\{"level":"info",.*"state":"sent","reason":null,"msg":"mail tried"\}$/,
];

/** Every line that the server wrote, to either of its streams, in the order of its coming. */
export class ServerLog {
  readonly lines: string[] = [];

  follow(stream: Readable): void {
    createInterface({ input: stream }).on("line", (line) => this.lines.push(stripVTControlCharacters(line)));
  }

  /** The lines from the given place on that nobody expected. */
  unexpectedFrom(start: number, expected: readonly RegExp[]): string[] {
    const known = [...usual, ...expected];
    return this.lines
      .slice(start)
      .filter((line) => line.trim() !== "" && !known.some((pattern) => pattern.test(line)));
  }
}
