import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { env } from "#lib/env.ts";
import { grantAsOwner } from "../../scripts/sip-grant/role.mjs";
import { roleStatement } from "../../scripts/sip-grant/statements.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    superuserUrl: string;
  }
}

/** A role as `npm run sip:grant` makes it, under a name of its own, since roles are the server's and tests run side by side. */
export async function aSipReader(): Promise<{ url: string; role: string; remove(): Promise<void> }> {
  const role = `sip_${randomBytes(6).toString("hex")}`;
  const password = randomBytes(16).toString("hex");
  const superuserUrl = Object.assign(new URL(inject("superuserUrl")), {
    pathname: new URL(env().DATABASE_URL).pathname,
  }).href;
  await withConnection(superuserUrl, async (sql) => {
    await sql.unsafe(`${roleStatement(role)} password '${password}'`);
  });
  await grantAsOwner(env().DATABASE_URL, role);
  // Again, as after an update.
  await grantAsOwner(env().DATABASE_URL, role);
  return {
    role,
    url: Object.assign(new URL(env().DATABASE_URL), { username: role, password }).href,
    remove: () =>
      withConnection(superuserUrl, async (sql) => {
        await sql.unsafe(`drop owned by ${role}; drop role ${role}`);
      }),
  };
}

async function withConnection(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
