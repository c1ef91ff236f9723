import { redirect } from "next/navigation";
import type { Actor } from "#lib/values/actor.ts";
import type { FormState } from "#lib/values/form-state.ts";
import type { Permission } from "./policy.ts";
import { NotAllowed, SignedOut } from "./refusals.ts";
import { refuse, requireActor } from "./session.ts";

/**
 * Makes a server action of `act` in the shape that `useActionState` wants. Asks for the actor first; when the change itself
 * finds, under its lock, that the actor has meanwhile lost the right or the session, that is answered like a page would.
 */
export function actorAction<Result>(
  permission: Permission,
  act: (actor: Actor, form: unknown) => Promise<FormState<Result>>,
): (previous: FormState<Result>, form: FormData) => Promise<FormState<Result>> {
  return async (_previous, form) => {
    const actor = await requireActor(permission);
    const answer = await act(actor, form).catch((error: unknown) => {
      if (error instanceof NotAllowed || error instanceof SignedOut) return error;
      throw error;
    });
    if (answer instanceof NotAllowed) return refuse(actor, answer.permission);
    if (answer instanceof SignedOut) redirect(`/sign-in?reason=${answer.reason}`);
    return answer;
  };
}
