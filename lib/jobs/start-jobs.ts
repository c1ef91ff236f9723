import { endOverdueSessions } from "#lib/auth/end-overdue-sessions.ts";
import { carrierNamed } from "#lib/carrier/choose.ts";
import { now, realNow } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { mailDelivery } from "#lib/mail/deliver.ts";
import { chooseTransport } from "#lib/mail/transports/choose.ts";
import { startBellWorker } from "./bell-worker.ts";
import { erasePasswordsOfClosed, eraseShownSecrets, eraseWhatHasServed } from "./erase.ts";
import { repeat } from "./repeat.ts";
import { settleNumbers } from "./settle-numbers.ts";
import { startAndEnd } from "./start-and-end.ts";
import { publishWorkerState } from "./worker-state.ts";
import { writeDue } from "./write-due.ts";

/** A mail that nobody rang for, because it is due again or its process was killed, waits this much longer at most. */
const lookForMailSeconds = 10;
const eraseSecretsSeconds = 60;
const eraseServedSeconds = 3600;
const writeDueSeconds = 60;
const startAndEndSeconds = 60;
const endSessionsSeconds = 60;
const settleNumbersSeconds = 5;

/** No orchestrator waits much longer before it kills. */
const finishMailsSeconds = 20;

/**
 * Starts what this process does beside answering requests: sending mails and erasing what has served. Every replica does
 * all of it; the rows decide who does what. Gives how to stop it in order.
 */
export function startJobs(): () => Promise<void> {
  const { DATABASE_DIRECT_URL, DATABASE_URL } = env();
  const delivery = mailDelivery(chooseTransport(env()));
  const ring = async () => delivery.ring();

  const worker = startBellWorker(DATABASE_DIRECT_URL ?? DATABASE_URL, { "deliver-mail": ring });
  publishWorkerState(worker.state);
  const repetitions = [
    repeat("deliver-mail", lookForMailSeconds, ring),
    repeat("erase-secrets", eraseSecretsSeconds, () => eraseShownSecrets(realNow())),
    repeat("write-due", writeDueSeconds, () => writeDue(now())),
    repeat("start-and-end", startAndEndSeconds, () => startAndEnd(now())),
    repeat("end-sessions", endSessionsSeconds, endOverdueSessions),
    repeat("settle-numbers", settleNumbersSeconds, () =>
      settleNumbers((name) => carrierNamed(name, env()), { at: now(), clock: realNow }),
    ),
    repeat("erase-served", eraseServedSeconds, async () => {
      await eraseWhatHasServed(realNow());
      await erasePasswordsOfClosed(now());
    }),
  ];
  log.info("jobs started");

  return async () => {
    const stopping = repetitions.map((repetition) => repetition.stop());
    await Promise.all([...stopping, delivery.stop(finishMailsSeconds), worker.stop()]);
    log.info("jobs stopped");
  };
}
