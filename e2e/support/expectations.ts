/** What a test says beforehand that will look like a fault and is none. */
export class Expectations {
  readonly logLines: RegExp[] = [];
  readonly #answers: { status: number; path: RegExp }[] = [];

  /** The server may write such lines. */
  logs(...patterns: RegExp[]): void {
    this.logLines.push(...patterns);
  }

  /** A browser may be answered like this at such a path. */
  answers(status: number, path: RegExp): void {
    this.#answers.push({ status, path });
  }

  hasAnswer(status: number, url: string): boolean {
    const { pathname } = new URL(url);
    return this.#answers.some((one) => one.status === status && one.path.test(pathname));
  }
}
