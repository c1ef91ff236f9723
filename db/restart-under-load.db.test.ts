import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type ScratchServer, type StopMode, startScratchServer } from "./testing/scratch-server.ts";

const rounds: StopMode[] = ["immediate", "fast", "immediate", "fast", "immediate", "fast"];
let server: ScratchServer;

beforeAll(async () => {
  server = await startScratchServer();
}, 60_000);
afterAll(() => server?.remove());

test("restarts and an outage under load: the process lives, answers again, and half-commits nothing", async () => {
  await observe((sql) => sql`create table pairs (id text not null, half text not null)`);
  await observe((sql) => sql`create table singles (n int not null)`);
  const worker = startWorker(server.url);
  await worker.says("ready");

  for (const mode of rounds) {
    // The load itself decides where a restart hits it; the pauses only spread the hits.
    await pause(300);
    await server.restart(mode);
    expect(await worker.answeredAfterMs(), `after a restart in mode ${mode}`).toBeLessThan(10_000);
  }
  await server.stop("fast");
  await pause(5_000);
  await server.start();
  expect(await worker.answeredAfterMs(), "after an outage").toBeLessThan(10_000);

  const { done } = await worker.stop();
  expect(await worker.ended).toEqual({ code: 0, signal: null, stderr: "" });
  expect(done.failures).toBeGreaterThan(rounds.length);
  expect(await observe((sql) => sql`select id from pairs group by id having count(*) <> 2`)).toEqual([]);
  const [stored] = await observe(
    (sql) => sql<{ pairs: number; singles: number }[]>`
      select (select count(*)::int / 2 from pairs) as pairs, (select count(*)::int from singles) as singles`,
  );
  // A commit whose answer was lost is stored without having been reported; nothing reported may be missing.
  expect(stored?.pairs).toBeGreaterThanOrEqual(done.pairs);
  expect(stored?.singles).toBeGreaterThanOrEqual(done.singles);
}, 120_000);

type Done = { pairs: number; singles: number; failures: number };

function startWorker(url: string) {
  const file = fileURLToPath(new URL("./testing/restart-under-load.worker.mjs", import.meta.url));
  const child: ChildProcess = fork(file, [url], { execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stderr = "";
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, stderr }));
  /** The next message; the process's end, with what it said about it, is a failure at once. */
  const message = async () => {
    const early = ended.then((end) => {
      throw new Error(`the process ended: ${JSON.stringify(end)}`);
    });
    const [received] = await Promise.race([once(child, "message"), early]);
    return received;
  };
  const ask = (question: string) => {
    const answer = message();
    child.send(question);
    return answer;
  };

  return {
    ended,
    says: async (expected: string) => expect(await message()).toBe(expected),
    answeredAfterMs: async (): Promise<number> => (await ask("answers")).answeredAfterMs,
    stop: (): Promise<{ done: Done }> => ask("stop"),
  };
}

async function observe<Row>(query: (sql: postgres.Sql) => PromiseLike<Row[]>): Promise<Row[]> {
  const sql = postgres(server.url, { max: 1 });
  try {
    return [...(await query(sql))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}
