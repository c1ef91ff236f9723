/** The role that a telephone exchange signs in as, to read the view `sip_subscribers` and nothing else. */
export const sipRole = "rollcall_sip";

/** What the view reads of each table, by the rights of whoever asks. */
const columns = {
  sip_domains: ["domain", "org_id"],
  organisations: ["id", "sip_domain", "session_idle_minutes"],
  extensions: ["org_id", "number", "type", "seat_id", "ha1"],
  seats: ["org_id", "id", "force_login"],
  seat_occupancies: ["org_id", "seat_id", "agent_id", "held_until"],
  agents: ["org_id", "id", "state"],
  sessions: ["org_id", "agent_id", "ended_because", "seen_at", "ends_at"],
  statuses: ["org_id", "id", "position", "takes_calls"],
  current_statuses: ["org_id", "agent_id", "status_id"],
};

/**
 * No more rows than the view could need. Restrictive, since the tenants' own policies would let in whoever claims the system's
 * scope in a setting.
 */
const rows = {
  sip_domains: "true",
  organisations: "sip_domain is not null",
  extensions: "ha1 is not null",
  seats: "released_at is null",
  seat_occupancies: "held_until is null",
  agents: "state = 'Active'",
  sessions: "ended_because is null",
  statuses: "true",
  current_statuses: "true",
};

/**
 * Statements by the owner of the tables that let the role, which is there already, read the view: rights column by column, and
 * policies of its own on each table. They may be run again; rights of an earlier version are taken away first.
 */
export function grantStatements({ role = sipRole, database }) {
  const to = quoted(role);
  return [
    `revoke all on all tables in schema public from ${to}`,
    `grant connect on database ${quoted(database)} to ${to}`,
    `grant usage on schema public to ${to}`,
    ...Object.entries(columns).flatMap(([table, names]) => [
      `revoke all (${names.join(", ")}) on ${table} from ${to}`,
      `grant select (${names.join(", ")}) on ${table} to ${to}`,
      `drop policy if exists ${named(role, "reads")} on ${table}`,
      `drop policy if exists ${named(role, "limits")} on ${table}`,
      `create policy ${named(role, "reads")} on ${table} for select to ${to} using (true)`,
      `create policy ${named(role, "limits")} on ${table} as restrictive for select to ${to} using (${rows[table]})`,
    ]),
    `grant select on sip_subscribers to ${to}`,
  ];
}

/** Makes the role for whoever may; it cannot sign in before it has a password. */
export const roleStatement = (role = sipRole) =>
  `create role ${quoted(role)} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit`;

const named = (role, suffix) => quoted(`${role}_${suffix}`);
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
