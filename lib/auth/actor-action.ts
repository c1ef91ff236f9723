import { redirect } from "next/navigation";
import type { Actor } from "#lib/values/actor.ts";
import { type FormAction, type FormState, keepsTyped } from "#lib/values/form-state.ts";
import { isDrawnForOther } from "./drawn-for.ts";
import type { Permission } from "./policy.ts";
import { NotAllowed, SignedOut } from "./refusals.ts";
import { admitted, askActorBeforePassword, refuse, toSignIn } from "./session.ts";
import { mayGoOnAfterSigningIn, type SessionEnd } from "./session-rules.ts";

type Act<Result> = (actor: Actor, form: unknown) => Promise<FormState<Result>>;

/**
 * Makes a server action of `act` in the shape that `useActionState` wants. Asks for the actor first; that the actor has meanwhile lost
 * the right or the session, which the change itself finds under its lock, is answered in the same way. A form that can keep what was typed
 * in it is told `signed-out`, where signing in again is all that is missing; and a form that was drawn for somebody else, who has signed in
 * in another tab meanwhile, does nothing.
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
    const maySendAgain = (ended: SessionEnd | null) => keepsTyped(previous) && mayGoOnAfterSigningIn(ended);
    if ("elsewhere" in asked)
      return maySendAgain(asked.ended) ? { status: "signed-out" } : redirect(asked.elsewhere);
    if (isDrawnForOther(form, asked.actor)) return { status: "signed-in-as-other" };
    const actor = await admit(asked.actor);
    const answer = await act(actor, form).catch((error: unknown) => {
      if (error instanceof NotAllowed || error instanceof SignedOut) return error;
      throw error;
    });
    if (answer instanceof NotAllowed) return refuse(actor, answer.permission);
    if (answer instanceof SignedOut)
      return maySendAgain(answer.reason) ? { status: "signed-out" } : redirect(await toSignIn(answer.reason));
    return answer;
  };
}
