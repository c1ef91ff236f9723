import pg from "pg";
import { forPg } from "../../db/server-address.ts";
import { superuser } from "../embedded-postgres/cluster.mjs";
import { keptSecret } from "../start/kept-secret.mjs";
import { grantStatements, roleStatement, sipRole } from "./statements.mjs";

/** On the embedded server, whose superuser is at hand: the role, and its password kept in `dataDir`. */
export async function makeEmbeddedRole({ url, dataDir }) {
  const asSuperuser = new URL(url);
  asSuperuser.username = superuser;
  asSuperuser.password = await keptSecret(dataDir, "postgres-superuser");
  const password = await keptSecret(dataDir, "postgres-sip");
  await connected(asSuperuser.href, async (client) => {
    if (!(await isThere(client))) await client.query(roleStatement());
    await client.query(
      `alter role ${client.escapeIdentifier(sipRole)} password ${client.escapeLiteral(password)}`,
    );
  });
}

/** On the operator's own server: true when the role is there, or the login could make it. */
export const makeRole = (url) =>
  connected(url, async (client) => {
    if (await isThere(client)) return true;
    const { rows } = await client.query(
      "select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user",
    );
    if (rows[0].may) await client.query(roleStatement());
    return rows[0].may;
  });

/** By the owner of the tables; all of it, or nothing. */
export const grantAsOwner = (url, role = sipRole) =>
  connected(url, async (client) => {
    const { rows } = await client.query("select current_database() as database");
    await client.query("begin");
    for (const statement of grantStatements({ role, ...rows[0] })) await client.query(statement);
    await client.query("commit");
  });

async function isThere(client) {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [sipRole]);
  return rowCount > 0;
}

async function connected(url, work) {
  const client = new pg.Client(forPg(url));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
