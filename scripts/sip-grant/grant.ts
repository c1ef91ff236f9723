import { join } from "node:path";
import { asSystem } from "#db/client.ts";
import { env } from "#lib/env.ts";
import { writeMissingDigests } from "#lib/extensions/missing-digests.ts";
import { grantAsOwner, makeEmbeddedRole, makeRole } from "./role.mjs";
import { roleStatement, sipRole } from "./statements.mjs";

const url = env().DATABASE_DIRECT_URL ?? env().DATABASE_URL;
const isEmbedded = process.argv[2] === "embedded";

if (isEmbedded) {
  await makeEmbeddedRole({ url, dataDir: env().DATA_DIR });
} else if (!(await makeRole(url))) {
  console.error(
    `There is no role "${sipRole}", and the login of DATABASE_URL may not make one. Let a superuser run this, then try again:\n\n  ${roleStatement()};\n`,
  );
  process.exit(1);
}
await grantAsOwner(url);
const digests = await asSystem("write missing digests", writeMissingDigests);

console.log(`The role "${sipRole}" may read the view "sip_subscribers" and nothing else.`);
console.log(
  isEmbedded
    ? `Its password is in ${join(env().DATA_DIR, "secrets", "postgres-sip")}.`
    : `Give it a password, if it has none yet: \\password ${sipRole}`,
);
if (digests > 0) console.log(`${digests} phones that had a secret but no digest can register now.`);
console.log("How an exchange is set up: docs/kamailio.md.");
process.exit(0);
