import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { assertLoginIsBound, refusalOf } from "./bound-login.ts";
import { env } from "./env.ts";

it("lets a login pass that row-level security binds", async () => {
  const [login] = await asSystem("test", (tx) =>
    tx.execute<{ free: boolean }>(
      sql`select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user`,
    ),
  );
  expect(login?.free, "the tests' own login is the one that is let pass").toBe(false);
  await expect(assertLoginIsBound()).resolves.toBeUndefined();
});

it.each([
  [{ isSuperuser: true, bypasses: false }, "is a superuser"],
  [{ isSuperuser: true, bypasses: true }, "is a superuser"],
  [{ isSuperuser: false, bypasses: true }, "is allowed to bypass row-level security"],
])("refuses a login with %o", (powers, words) => {
  expect(refusalOf({ name: "app", ...powers })).toContain(`"app" ${words}`);
});

it.each([
  [
    "is not there",
    "postgres://nobody:secret@127.0.0.1:9/none",
    "The database at DATABASE_URL cannot be reached (ECONNREFUSED).",
  ],
  [
    "does not know the login",
    Object.assign(new URL(env().DATABASE_URL), { username: "nobody", password: "secret" }).href,
    "The database at DATABASE_URL refuses the login (28P01).",
  ],
])("says so, without the address, when the database %s", async (_, address, sentence) => {
  const script = `const { assertLoginIsBound } = await import("#lib/bound-login.ts");
    await assertLoginIsBound(1).catch((error) => console.log(error.message));
    process.exit(0);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", script],
    { env: { ...process.env, DATABASE_URL: address } },
  );
  expect(stdout.trim()).toBe(sentence);
});
