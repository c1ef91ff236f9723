import type { Actor } from "#lib/values/actor.ts";
import { DRAWN_FOR } from "#lib/values/form-state.ts";

/**
 * Whether a form says that it was drawn for somebody else than who sends it. Nothing that protects: who sends without the field acts as
 * whoever is signed in.
 */
export function isDrawnForOther(form: unknown, { agentId }: Pick<Actor, "agentId">): boolean {
  const drawnFor = form instanceof FormData ? form.get(DRAWN_FOR) : null;
  return drawnFor !== null && drawnFor !== agentId;
}
