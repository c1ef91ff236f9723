import { z } from "zod";
import { realNow } from "#lib/clock.ts";
import { isFirstRun } from "#lib/organisations/queries.ts";
import { namesAround } from "./account.ts";
import type { KnownNames } from "./known-names.ts";
import { accountOfLink } from "./reset-password.ts";
import { ResetTokenField } from "./schema.ts";
import { currentSession } from "./session.ts";

const NameTyped = z.string().max(300).default("");

/** What the meter sends: the password, and on /setup and /reset-password what else the form knows of its owner. */
export const StrengthQuestion = z.strictObject({
  password: z.string().max(1000),
  token: ResetTokenField.optional(),
  organisationName: NameTyped,
  name: NameTyped,
  email: NameTyped,
});
export type StrengthQuestion = z.infer<typeof StrengthQuestion>;

/**
 * Who is about to choose a password, by the link or the session, or on the first run; null for anybody else, since judging
 * costs the server time. `key` is what the questions are counted by.
 */
export async function strengthAsker(
  question: StrengthQuestion,
): Promise<{ key: string; names: KnownNames } | null> {
  if (question.token) {
    const account = await accountOfLink(question.token, realNow());
    return account && { key: account.agentId, names: namesAround(account) };
  }
  const session = await currentSession();
  if (session && "actor" in session) {
    const { agentId, name, email, organisation } = session.actor;
    return { key: agentId, names: { organisationName: organisation.name, personName: name, email } };
  }
  if (!(await isFirstRun())) return null;
  const { organisationName, name, email } = question;
  return { key: "first run", names: { organisationName, personName: name, email } };
}
