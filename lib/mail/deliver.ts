import { setTimeout as pause } from "node:timers/promises";
import { realNow } from "#lib/clock.ts";
import { describeError, log } from "#lib/log.ts";
import { deliverNext } from "./deliver-next.ts";
import type { Transport } from "./transports/transport.ts";

/** How many mails one process sends at a time: enough that one slow answer holds up none of the others. */
const lanesOpen = 4;

export interface MailDelivery {
  /** Says that a mail may be due. Returns at once. */
  ring(): void;
  /** Begins no further mail, and waits for those being sent, but not for ever: what is cut off is taken up again. */
  stop(withinSeconds: number): Promise<void>;
}

/**
 * Sends what is due in this process whenever it is rung, until nothing is due. One look a ring; each mail that it finds makes
 * another look, beside its own sending, until four are being sent.
 */
export function mailDelivery(transport: Transport): MailDelivery {
  const lanes = new Set<Promise<void>>();
  let rings = 0;
  let isStopping = false;

  function openLane(): void {
    if (isStopping || lanes.size >= lanesOpen) return;
    const lane = work()
      .catch((error: unknown) => log.error({ error: describeError(error) }, "mail delivery was interrupted"))
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
  }

  async function work(): Promise<void> {
    while (!isStopping) {
      const heard = rings;
      // A mail may have been posted after the look that found none.
      if (!(await deliverNext(transport, realNow, openLane)) && heard === rings) return;
    }
  }

  return {
    ring() {
      rings += 1;
      openLane();
    },
    async stop(withinSeconds) {
      isStopping = true;
      await Promise.race([Promise.all(lanes), pause(withinSeconds * 1000, undefined, { ref: false })]);
    },
  };
}
