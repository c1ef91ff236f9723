import { redirect } from "next/navigation";
import type { Actor } from "#lib/values/actor.ts";
import type { FormAction, FormState } from "#lib/values/form-state.ts";
import type { Permission } from "./policy.ts";
import { NotAllowed, SignedOut } from "./refusals.ts";
import { refuse, requireActor, requireActorBeforePassword } from "./session.ts";

type Act<Result> = (actor: Actor, form: unknown) => Promise<FormState<Result>>;

/**
 * Makes a server action of `act` in the shape that `useActionState` wants. Asks for the actor first; when the change itself
 * finds, under its lock, that the actor has meanwhile lost the right or the session, that is answered like a page would.
 */
export function actorAction<Result>(permission: Permission, act: Act<Result>): FormAction<Result> {
  return actionOf(() => requireActor(permission), act);
}

/** The same for the one form that a temporary password opens. */
export function actorActionBeforePassword<Result>(act: Act<Result>): FormAction<Result> {
  return actionOf(requireActorBeforePassword, act);
}

function actionOf<Result>(require: () => Promise<Actor>, act: Act<Result>): FormAction<Result> {
  return async (_previous, form) => {
    const actor = await require();
    const answer = await act(actor, form).catch((error: unknown) => {
      if (error instanceof NotAllowed || error instanceof SignedOut) return error;
      throw error;
    });
    if (answer instanceof NotAllowed) return refuse(actor, answer.permission);
    if (answer instanceof SignedOut) redirect(`/sign-in?reason=${answer.reason}`);
    return answer;
  };
}
