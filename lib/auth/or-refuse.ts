import type { Actor } from "#lib/values/actor.ts";
import { NotAllowed } from "./refusals.ts";
import { refuse } from "./session.ts";

/** What a read gives; where the read itself finds that this is not for the actor, 403 as from the page's first line. */
export function orRefuse<Found>(actor: Actor, looked: Promise<Found>): Promise<Found> {
  return looked.catch((error: unknown) => {
    if (error instanceof NotAllowed) return refuse(actor, error.permission);
    throw error;
  });
}
