import { asSuperuser } from "./superuser-connection.mjs";

/** The role that the application signs in as: it owns its database, and row-level security binds it. */
export const applicationRole = "rollcall";

/** Makes the role and its database, or puts the role back to what it should be. */
export async function ensureApplicationRole(server, { database, password }) {
  await asSuperuser(server, async (client) => {
    const role = client.escapeIdentifier(applicationRole);
    const roles = await client.query("select 1 from pg_roles where rolname = $1", [applicationRole]);
    if (roles.rowCount === 0) await client.query(`create role ${role}`);
    await client.query(
      `alter role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${client.escapeLiteral(password)}`,
    );
    const databases = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (databases.rowCount > 0) return;
    await client.query(`create database ${client.escapeIdentifier(database)} owner ${role}`);
    await client.query(`revoke all on database ${client.escapeIdentifier(database)} from public`);
  });
}
