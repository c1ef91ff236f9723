import { sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { asSystem } from "#db/client.ts";
import { openSession } from "#lib/auth/open-session.ts";
import { sessionCookieName } from "#lib/auth/session-cookie.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/values/actor.ts";
import { anOrganisation } from "../../db/testing/an-organisation.ts";
import { fillWithAgents } from "../../db/testing/many-agents.ts";
import { readAccount } from "../../lib/auth/account.ts";

// Makes an organisation for each size that is asked for, and prints as one line of JSON the cookie of each one's admin.
const sizes = process.argv.slice(2).map(Number);
const cookies: Record<number, string> = {};
for (const size of sizes) {
  const organisation = await anOrganisation(`Of ${size}`);
  await fillWithAgents(organisation, size);
  cookies[size] = await cookieOf(organisation.admin);
}
await asSystem("fill", (tx) => tx.execute(sql`analyze`));
console.log(JSON.stringify(cookies));
process.exit();

/** As signing in by the form leaves it in the browser. */
async function cookieOf(admin: Actor): Promise<string> {
  const session = await asSystem("bench", async (tx) => {
    const account = await readAccount(tx, admin);
    if (!account) throw new Error("the admin has no account");
    return openSession(tx, account, { address: null, userAgent: "npm run bench" });
  });
  const token = await encode({ token: { sub: session.secret }, secret: env().AUTH_SECRET });
  return `${sessionCookieName()}=${token}`;
}
