// Keeps a database busy until told to stop: the process whose survival restart-under-load.db.test.ts asserts.
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";

const sql = postgres(process.argv[2], {
  max: 10,
  connect_timeout: 5,
  backoff: (attempt) => Math.min(2 ** attempt / 100, 1),
  onnotice() {},
});
const done = { pairs: 0, singles: 0, failures: 0 };
let stopping = false;

const workers = Array.from({ length: 20 }, (_, worker) => work(worker));

process.on("message", async (message) => {
  if (message === "answers") process.send({ answeredAfterMs: await answeredAfterMs() });
  if (message === "stop") {
    stopping = true;
    await Promise.all(workers);
    await sql.end({ timeout: 5 });
    process.send({ done });
    process.disconnect();
  }
});
process.on("disconnect", () => {
  if (!stopping) process.exit(1); // the test itself was killed
});
process.send("ready");

async function work(worker) {
  for (let turn = 0; !stopping; turn += 1) {
    const failed = worker % 4 === 0 ? await single() : await pair(`${worker}-${turn}`);
    // A caller that is refused waits a little, as a person would.
    if (failed) await pause(20);
  }
}

function single() {
  return counted(sql`insert into singles values (1)`, "singles");
}

function pair(id) {
  const transaction = sql.begin(async (tx) => {
    await tx`insert into pairs values (${id}, 'left')`;
    await pause(Math.random() * 10);
    await tx.savepoint((nested) => nested`insert into pairs values (${id}, 'right')`);
  });
  return counted(transaction, "pairs");
}

async function counted(writing, kind) {
  const failed = await writing.then(
    () => false,
    () => true,
  );
  done[failed ? "failures" : kind] += 1;
  return failed;
}

/** Milliseconds until every slot of the pool has answered once more. */
async function answeredAfterMs() {
  const start = performance.now();
  const slot = () => sql.begin((tx) => tx`select pg_sleep(0.01)`).catch(() => pause(20).then(slot));
  await Promise.all(Array.from({ length: 10 }, slot));
  return performance.now() - start;
}
