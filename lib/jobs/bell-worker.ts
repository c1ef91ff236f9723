import { EventEmitter } from "node:events";
import { Logger, runTaskList, type TaskList, type WorkerEvents, type WorkerPool } from "graphile-worker";
import { Pool } from "pg";
import { forPg } from "#db/server-address.ts";
import { log } from "#lib/log.ts";
import type { WorkerState } from "./worker-state.ts";

export interface BellWorker {
  state(): WorkerState;
  stop(): Promise<void>;
}

/** The worker asks for a job every two seconds; silence for longer than this means that it gets no answer. */
const longestSilenceMs = 15_000;
const pollMs = 2000;
const openAgainMs = 1000;

/**
 * Listens for jobs over connections of its own. Its tasks must be quick and must not throw. Three things of graphile-worker
 * 0.16 are worked round: a worker that cannot report a job's end gives itself up, and one that finds no database at its
 * first question never asks again, so in both cases new ones are opened, once the database answers. And its schedule is
 * not used: an unreachable database at the turn of a minute would be an unhandled rejection in its `run`.
 */
export function startBellWorker(databaseUrl: string, tasks: TaskList): BellWorker {
  const connections = openConnections(databaseUrl);
  let workers: WorkerPool | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  let heardAt = 0;
  let lastFailed = true;

  function heard(): void {
    heardAt = Date.now();
    lastFailed = false;
  }

  async function open(): Promise<void> {
    const isThere = await connections.query("select 1").then(
      () => true,
      () => false,
    );
    if (isStopping) return;
    if (isThere) workers = openWorkers(connections, tasks, { heard, failed, lost });
    else openLater();
  }

  function failed(): void {
    lastFailed = true;
  }

  function lost(): void {
    failed();
    if (isStopping) return;
    const old = workers;
    workers = null;
    void old?.gracefulShutdown();
    openLater();
  }

  function openLater(): void {
    timer = setTimeout(() => {
      opening = open();
    }, openAgainMs);
  }

  let opening = open();

  return {
    state() {
      if (isStopping) return "stopped";
      return lastFailed || Date.now() - heardAt > longestSilenceMs ? "lost-connection" : "ok";
    },
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await opening;
      await workers?.gracefulShutdown();
      await connections.end();
    },
  };
}

interface News {
  /** The database answered. */
  heard(): void;
  /** It did not, this time. */
  failed(): void;
  /** These workers will not ask again. */
  lost(): void;
}

function openWorkers(connections: Pool, tasks: TaskList, news: News): WorkerPool {
  const events: WorkerEvents = new EventEmitter();
  let hasHeard = false;
  let isLost = false;
  const heard = () => {
    hasHeard = true;
    news.heard();
  };
  // Not at once: these events come in the middle of what a worker does.
  const lose = () => {
    if (!isLost) setImmediate(news.lost);
    isLost = true;
  };
  events.on("worker:getJob:empty", heard);
  events.on("job:start", heard);
  events.on("worker:getJob:error", () => (hasHeard ? news.failed() : lose()));
  events.on("worker:fatalError", lose);
  return runTaskList(
    {
      concurrency: 2,
      noHandleSignals: true,
      noPreparedStatements: true,
      pollInterval: pollMs,
      logger: workerLogger,
      events,
    },
    tasks,
    connections,
  );
}

/** A few, apart from the application's, and past a pooler where there is one, since LISTEN does not survive it. */
function openConnections(databaseUrl: string): Pool {
  const connections = new Pool({
    ...forPg(databaseUrl),
    max: 4,
    connectionTimeoutMillis: 5000,
    query_timeout: 15_000,
    keepAlive: true,
    application_name: "rollcall: worker",
  });
  // Unheard, these events would end the process; whoever uses the connection next meets the fault anyway.
  connections.on("error", () => {});
  connections.on("connect", (client) => client.on("error", () => {}));
  return connections;
}

const workerLogger = new Logger((scope) => (level, message) => {
  const line = { worker: scope.workerId };
  if (level === "error" || level === "warning") log.warn(line, message.split("\n")[0] ?? "");
  else log.debug(line, message);
});
