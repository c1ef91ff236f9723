import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { asSystem, DatabaseFault } from "#db/client.ts";

export interface Login extends Record<string, unknown> {
  name: string;
  isSuperuser: boolean;
  bypasses: boolean;
}

/**
 * Throws a sentence when row-level security would not bind the application's database login, since then nothing but our own
 * care would keep organisations apart. Waits up to `patienceSeconds` for a database that is still on its way up.
 */
export async function assertLoginIsBound(patienceSeconds = 30): Promise<void> {
  const refusal = refusalOf(await loginWithin(Date.now() + patienceSeconds * 1000));
  if (refusal) throw new Error(refusal);
}

/** What to tell the operator of a login that policies do not bind; null when they do. */
export function refusalOf({ name, isSuperuser, bypasses }: Login): string | null {
  const power = isSuperuser ? "a superuser" : bypasses ? "allowed to bypass row-level security" : null;
  return (
    power &&
    `The database login "${name}" is ${power}, so the database would not keep organisations apart. Give DATABASE_URL a login with neither SUPERUSER nor BYPASSRLS.`
  );
}

async function loginWithin(deadline: number): Promise<Login> {
  for (;;) {
    const answer = await askLogin().catch(faultOrThrow);
    if (!(answer instanceof DatabaseFault)) return answer;
    if (!answer.isAway) throw new Error(`The database at DATABASE_URL refuses the login (${answer.code}).`);
    if (Date.now() > deadline)
      throw new Error(`The database at DATABASE_URL cannot be reached (${answer.code}).`);
    await pause(500);
  }
}

async function askLogin(): Promise<Login> {
  const [login] = await asSystem("check login", (tx) =>
    tx.execute<Login>(
      sql`select rolname as "name", rolsuper as "isSuperuser", rolbypassrls as "bypasses"
        from pg_roles where rolname = current_user`,
    ),
  );
  if (!login) throw new Error("The database does not say as whom we are logged in.");
  return login;
}

function faultOrThrow(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === null) throw error;
  throw new Error(`No connection comes about to the database at DATABASE_URL (${code}).`);
}
