import { findSession } from "#db/actor.ts";
import { asSystem } from "#db/client.ts";
import { chooseFirstPassword } from "#lib/auth/choose-first-password.ts";
import { SignIn } from "#lib/auth/schema.ts";
import { hashSecret } from "#lib/auth/secret-hash.ts";
import { signIn } from "#lib/auth/sign-in.ts";
import { signOut } from "#lib/auth/sign-out.ts";
import { now } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";

const client = { address: null, userAgent: "npm run demo" };

/** Signs in as the browser would, and gives the actor that its requests would have. */
export async function enter(email: string, password: string): Promise<Actor> {
  const signedIn = await signIn(SignIn.parse({ email, password }), client, now());
  if (!signedIn.ok) throw new Error(`the demo could not sign in: ${signedIn.refusal}`);
  const secretHash = hashSecret(signedIn.value.sessionSecret);
  const found = await asSystem("demo", (tx) => findSession(tx, { secretHash }));
  if (!found) throw new Error("the demo's session is not there");
  return found.actor;
}

/** The first day: in with the temporary password, out with one of their own. */
export async function settleIn(email: string, temporaryPassword: string, password: string): Promise<void> {
  const person = await enter(email, temporaryPassword);
  const chosen = await chooseFirstPassword(
    person,
    { key: newId<"idempotency_keys">(), newPassword: password, repeatPassword: password },
    now(),
  );
  if (!chosen.ok) throw new Error(`the demo was refused: ${chosen.refusal}`);
  await leave(person);
}

export async function leave(actor: Actor): Promise<void> {
  await signOut(actor);
}
