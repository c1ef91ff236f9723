import type { Follows } from "./use-live-board.ts";

const pollMs = 10_000;
/** Agents look at their colleagues now and then, and there are thousands of them. */
const seldomMs = 60_000;
/** The server says something every 15 seconds. */
const silenceMs = 40_000;
const listenAgainMs = 15_000;

interface Followed<Answer> {
  data: string;
  events: string | null;
  show: (answer: Answer) => void;
  tell: (follows: Follows) => void;
}

/**
 * Reads a board again whenever it changes: at once as long as the server tells of changes, every ten seconds while it does not. A hidden
 * page asks nothing and keeps no connection, of which a browser has few. Gives how to stop.
 */
export function followBoard<Answer>({ data, events, show, tell }: Followed<Answer>): () => void {
  let source: EventSource | null = null;
  let polling: ReturnType<typeof setInterval> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let listenAgain: ReturnType<typeof setTimeout> | undefined;
  let isReading = false;
  let mustReadAgain = false;
  const stopped = new AbortController();

  async function read(): Promise<void> {
    mustReadAgain = isReading;
    if (isReading) return;
    isReading = true;
    // A network or server that is away: it is asked again anyway.
    const answer = await fetch(data, { redirect: "manual", signal: stopped.signal }).catch(() => null);
    // Led elsewhere: the session has ended, and the page itself says why.
    if (answer?.type === "opaqueredirect" || answer?.status === 403) return window.location.reload();
    const board: Answer | null = answer?.ok ? await answer.json().catch(() => null) : null;
    isReading = false;
    if (stopped.signal.aborted) return;
    if (board) show(board);
    if (mustReadAgain) await read();
  }

  function listen(): void {
    if (!events || source) return;
    source = new EventSource(events);
    // What happened before it was open was told to nobody.
    source.addEventListener("open", () => void read());
    source.addEventListener("beat", heard);
    source.addEventListener("changed", () => {
      heard();
      void read();
    });
    source.addEventListener("ended", () => {
      hangUp();
      void read();
    });
    source.addEventListener("error", poll);
    silence = setTimeout(poll, silenceMs);
  }

  function heard(): void {
    clearTimeout(silence);
    silence = setTimeout(poll, silenceMs);
    clearInterval(polling);
    polling = undefined;
    tell("live");
  }

  function poll(): void {
    hangUp();
    listenAgain = events ? setTimeout(listen, listenAgainMs) : undefined;
    if (polling) return;
    polling = setInterval(read, events ? pollMs : seldomMs);
    if (events) tell("polled");
    void read();
  }

  function hangUp(): void {
    source?.close();
    source = null;
    clearTimeout(silence);
    clearTimeout(listenAgain);
  }

  function pauseOrGoOn(): void {
    hangUp();
    clearInterval(polling);
    polling = undefined;
    if (document.hidden) return;
    void read();
    begin();
  }

  function begin(): void {
    if (events) listen();
    else polling = setInterval(read, seldomMs);
  }

  begin();
  document.addEventListener("visibilitychange", pauseOrGoOn, stopped);
  return () => {
    hangUp();
    clearInterval(polling);
    stopped.abort();
  };
}
