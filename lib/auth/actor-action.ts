import { redirect } from "next/navigation";
import type { Actor } from "#lib/values/actor.ts";
import { type FormAction, type FormState, keepsTyped } from "#lib/values/form-state.ts";
import type { Permission } from "./policy.ts";
import { NotAllowed, SignedOut } from "./refusals.ts";
import { admitted, askActorBeforePassword, refuse } from "./session.ts";
import { mayGoOnAfterSigningIn } from "./session-rules.ts";

type Act<Result> = (actor: Actor, form: unknown) => Promise<FormState<Result>>;

/**
 * Makes a server action of `act` in the shape that `useActionState` wants. Asks for the actor first; when the change itself
 * finds, under its lock, that the actor has meanwhile lost the right or the session, that is answered like a page would. A form that can
 * keep what was typed in it is told `signed-out`, where signing in again is all that is missing.
 */
export function actorAction<Result>(permission: Permission, act: Act<Result>): FormAction<Result> {
  return actionOf((actor) => admitted(actor, permission), act);
}

/** The same for the one form that a temporary password opens. */
export function actorActionBeforePassword<Result>(act: Act<Result>): FormAction<Result> {
  return actionOf(async (actor) => actor, act);
}

function actionOf<Result>(admit: (actor: Actor) => Promise<Actor>, act: Act<Result>): FormAction<Result> {
  return async (previous, form) => {
    const asked = await askActorBeforePassword();
    if ("elsewhere" in asked) {
      if (keepsTyped(previous) && mayGoOnAfterSigningIn(asked.ended)) return { status: "signed-out" };
      return redirect(asked.elsewhere);
    }
    const actor = await admit(asked.actor);
    const answer = await act(actor, form).catch((error: unknown) => {
      if (error instanceof NotAllowed || error instanceof SignedOut) return error;
      throw error;
    });
    if (answer instanceof NotAllowed) return refuse(actor, answer.permission);
    if (answer instanceof SignedOut) redirect(`/sign-in?reason=${answer.reason}`);
    return answer;
  };
}
