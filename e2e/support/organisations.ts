import { type ChildProcess, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { root, typescript } from "../../scripts/start/run-command.mjs";
import type { Answer, Person, Question, TestOrganisation } from "./make-organisations.ts";
import type { Rollcall } from "./rollcall.ts";

export type { Person, TestOrganisation };

/** Makes organisations and people in a running Rollcall, for tests that are about something else than making them. */
export class Organisations {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;
  readonly #lines: Interface;

  constructor(rollcall: Rollcall, databaseUrl: string) {
    this.#child = spawn(process.execPath, typescript("e2e/support/make-organisations.ts"), {
      cwd: root,
      env: { ...rollcall.environment, DATABASE_URL: databaseUrl, APP_URL: rollcall.url, PORT: "" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    if (!this.#child.stdout) throw new Error("no pipe");
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  /** An organisation of its own with an admin; what is asked for beside it. */
  organisation(wanted: Question["make"] = {}): Promise<TestOrganisation> {
    return this.#ask({ make: wanted });
  }

  stop(): void {
    this.#lines.close();
    this.#child.stdin?.end();
  }

  async #ask(question: Question): Promise<Answer> {
    this.#child.stdin?.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error("the maker of organisations has ended");
    return JSON.parse(value);
  }
}
