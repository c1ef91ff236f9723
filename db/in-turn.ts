import { type ConcurrencyLimit, concurrencyLimit } from "#lib/concurrency-limit.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

/**
 * Of one organisation's changes two have a connection at a time: the one that holds its lock and the next. More would only wait for that
 * lock, and ten of them would keep every other organisation from the pool.
 */
const atOnce = 2;
const waiting = 500;
/** As long as the lock itself is waited for. */
const patienceMs = 8000;

interface Turns {
  limit: ConcurrencyLimit;
  inHand: number;
}

// Next bundles a module once per layer; a variable of this module would be a turn for each copy.
const held = globalThis as typeof globalThis & { [key: symbol]: Map<OrganisationId, Turns> | undefined };
const place = Symbol.for("rollcall.changes-in-turn");

/** Runs `work` when it is this organisation's turn. Throws `Busy` in a flood. */
export async function inTurn<Result>(orgId: OrganisationId, work: () => Promise<Result>): Promise<Result> {
  held[place] ??= new Map();
  const turnsOf = held[place];
  const turns = turnsOf.get(orgId) ?? { limit: concurrencyLimit(atOnce, waiting, patienceMs), inHand: 0 };
  turnsOf.set(orgId, turns);
  turns.inHand += 1;
  try {
    return await turns.limit(work);
  } finally {
    turns.inHand -= 1;
    if (turns.inHand === 0) turnsOf.delete(orgId);
  }
}
