import { z } from "zod";
import { realNow } from "#lib/clock.ts";
import { isFirstRun } from "#lib/organisations/queries.ts";
import { type Account, namesAround, ownAccount } from "./account.ts";
import type { KnownNames } from "./known-names.ts";
import { passwordLength } from "./password-rules.ts";
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
 * costs the server time. `shortest` is the limit of the organisation; `key` is what the questions are counted by.
 */
export async function strengthAsker(
  question: StrengthQuestion,
): Promise<{ key: string; names: KnownNames; shortest: number } | null> {
  if (question.token) {
    const account = await accountOfLink(question.token, realNow());
    return account && judgedBy(account);
  }
  const session = await currentSession();
  if (session && "actor" in session) {
    return judgedBy(await ownAccount(session.actor));
  }
  if (!(await isFirstRun())) return null;
  const { organisationName, name, email } = question;
  const names = { organisationName, personName: name, email };
  return { key: "first run", names, shortest: passwordLength.min };
}

function judgedBy(account: Account) {
  return { key: account.agentId, names: namesAround(account), shortest: account.passwordLength };
}
