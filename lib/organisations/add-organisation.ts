import { asSystem } from "#db/client.ts";
import { temporaryPassword } from "#lib/auth/temporary-password.ts";
import type { Language } from "#lib/values/actor.ts";
import { addDays24h, type Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { createOrganisation } from "./create-organisation.ts";
import type { AddOrganisation } from "./schema.ts";
import type { MadeOrganisation } from "./set-up.ts";

/** For how many days the first admin's temporary password is good; the setting of the organisation starts with the same. */
const days = 7;

/**
 * A further organisation, for the operator's `npm run org:create`. Its admin gets a temporary password, which is the answer's
 * secret and must be changed at the first sign-in: an operator chooses nobody's password.
 */
export async function addOrganisation(
  wanted: AddOrganisation,
  language: Language,
  at: Instant,
): Promise<Outcome<MadeOrganisation, "email-taken">> {
  const { plain, hash } = await temporaryPassword();
  const password = { hash, temporaryUntil: addDays24h(at, days) };

  return asSystem<Outcome<MadeOrganisation, "email-taken">>("add an organisation", async (tx, rollback) => {
    const made = await createOrganisation(tx, { ...wanted, language, password }, at);
    return made ? done(made, plain) : rollback(refused("email-taken"));
  });
}
