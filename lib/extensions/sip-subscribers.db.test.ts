import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import {
  agents,
  extensions,
  organisations,
  seatOccupancies,
  seats,
  sessions,
  sipDomains,
} from "#db/schema/index.ts";
import { anEmail, anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { aSipReader } from "#db/testing/sip-reader.ts";
import type { Tx } from "#db/tx.ts";
import type { SessionEnd } from "#lib/auth/session-rules.ts";
import { states } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { mayRegister, type RegistrationSnapshot } from "./may-register.ts";

interface Session {
  endedBecause: SessionEnd | null;
  seenAt: Date;
  endsAt: Date;
}
type Case = RegistrationSnapshot & { sessions: Session[] };

const idleMinutes = 30;
const digest = (text: string) => createHash("md5").update(text).digest("hex");

describe("the view sip_subscribers", () => {
  it("allows what mayRegister allows, in every combination at one moment", async () => {
    const org = await atDomain("all.example.com");
    const { at, rows, cases } = await asSystem("test", async (tx) => {
      const [clock] = await tx.execute<{ at: string }>(
        sql`select date_trunc('milliseconds', now())::text as at`,
      );
      const at = new Date(clock?.at ?? "");
      const made = [];
      for (const one of combinations(at))
        made.push({ ...one, number: await seatOf(tx, org, one, made.length) });
      const rows = await tx.execute<{ username: string; domain: string; ha1: string; allowed: boolean }>(
        sql`select * from sip_subscribers where domain = 'all.example.com'`,
      );
      return { at, rows: [...rows], cases: made };
    });

    expect(cases.length).toBe(7 * 2 * 2 * 7);
    const answers = new Map(rows.map(({ username, allowed }) => [username, allowed]));
    for (const one of cases) {
      expect(answers.get(one.number), JSON.stringify(one)).toBe(mayRegister(one, at).allowed);
    }
    expect(rows.filter((row) => row.allowed).length).toBeGreaterThan(5);
    for (const { username, ha1, allowed } of rows) {
      expect(ha1).toMatch(/^[0-9a-f]{32}$/);
      expect(ha1 === digest(username), `${username}'s digest is given while it is allowed`).toBe(allowed);
    }
  });

  it("has no row without a digest, and none for an organisation without a domain", async () => {
    const org = await atDomain("bare.example.com");
    const elsewhere = await anOrganisation();
    await asSystem("test", async (tx) => {
      const seat = { ...free, occupant: { state: "Active" as const } };
      await seatOf(tx, org, seat, 0);
      await seatOf(tx, org, seat, 1);
      await seatOf(tx, elsewhere, seat, 2);
      await tx
        .update(extensions)
        .set({ ha1: null })
        .where(sql`${extensions.number} = '1001' and org_id = ${org.admin.orgId}`);
    });
    const rows = await asSystem("test", (tx) =>
      tx.execute(sql`select username from sip_subscribers where domain = 'bare.example.com'`),
    );
    expect([...rows]).toEqual([{ username: "1000" }]);
    const all = await asSystem("test", (tx) =>
      tx.execute(sql`select 1 from sip_subscribers where username = '1002' and domain <> 'all.example.com'`),
    );
    expect([...all]).toEqual([]);
  });
});

describe("the role of an exchange", () => {
  let reader: Awaited<ReturnType<typeof aSipReader>>;
  let exchange: postgres.Sql;
  beforeAll(async () => {
    reader = await aSipReader();
    exchange = postgres(reader.url, { max: 1, onnotice: () => {} });
  });
  afterAll(async () => {
    await exchange.end();
    await reader.remove();
  });

  it("reads the accounts of each organisation under its own domain", async () => {
    for (const domain of ["one.example.com", "two.example.com"]) {
      const org = await atDomain(domain);
      await asSystem("test", (tx) => seatOf(tx, org, { ...free, occupant: { state: "Active" } }, 0));
    }
    const rows = await exchange`
      select * from sip_subscribers where domain in ('one.example.com', 'two.example.com')
       order by domain`;
    expect([...rows]).toEqual(
      ["one.example.com", "two.example.com"].map((domain) => ({
        username: "1000",
        domain,
        ha1: digest("1000"),
        allowed: true,
        receives: true,
      })),
    );
  });

  it("reads nothing else: no other table, no other column, no row that it does not need, and writes nothing", async () => {
    const org = await atDomain("closed.example.com");
    await asSystem("test", async (tx) => {
      await seatOf(tx, org, { ...free, occupant: { state: "Active" } }, 0);
      await seatOf(tx, org, { ...free, occupant: { state: "Closed" } }, 1);
    });
    const needed: Record<string, string[]> = {
      sip_domains: ["domain", "org_id"],
      organisations: ["id", "session_idle_minutes", "sip_domain"],
      extensions: ["ha1", "number", "org_id", "seat_id", "type"],
      seats: ["force_login", "id", "org_id"],
      seat_occupancies: ["agent_id", "held_until", "org_id", "seat_id"],
      agents: ["id", "org_id", "state"],
      sessions: ["agent_id", "ended_because", "ends_at", "org_id", "seen_at"],
      statuses: ["id", "org_id", "position", "takes_calls"],
      current_statuses: ["agent_id", "org_id", "status_id"],
      sip_subscribers: ["allowed", "domain", "ha1", "receives", "username"],
    };
    const columns = await exchange<{ relation: string; column: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as relation, a.attname as column
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'v', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
         and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'`;
    expect(columns.length).toBeGreaterThan(200);
    const readable: string[] = [];
    for (const { relation, column } of columns) {
      const answer = await exchange.unsafe(`select "${column}" from ${relation} limit 1`).then(
        () => "read",
        (error: postgres.PostgresError) => error.code,
      );
      if (answer === "read") readable.push(`${relation.replace("public.", "")}.${column}`);
      else expect(answer, `${relation}.${column}`).toBe("42501");
    }
    expect(readable.sort()).toEqual(
      Object.entries(needed)
        .flatMap(([table, names]) => names.map((name) => `${table}.${name}`))
        .sort(),
    );

    // Not even by claiming the scope in which the application sees everything.
    await exchange.begin(async (tx) => {
      await tx`select set_config('app.scope', 'system', true)`;
      expect([...(await tx`select distinct state from agents`)]).toEqual([{ state: "Active" }]);
    });
    const { sip_subscribers: _view, ...tables } = needed;
    for (const table of [...Object.keys(tables), "outbox"]) {
      await expect(exchange.unsafe(`delete from ${table}`), table).rejects.toMatchObject({ code: "42501" });
    }
    await expect(exchange`update agents set state = 'Active'`).rejects.toMatchObject({ code: "42501" });
    await expect(exchange`create table public.mine (x int)`).rejects.toMatchObject({ code: "42501" });
  });
});

/** A phone that may register whoever is signed in. */
const free: Case = {
  occupant: null,
  seat: { type: "SIP", forceLogin: false },
  sessions: [],
  idleMinutes,
};

async function atDomain(domain: string): Promise<TestOrganisation> {
  const org = await anOrganisation();
  const { orgId } = org.admin;
  await asSystem("test", async (tx) => {
    await tx.insert(sipDomains).values({ domain, orgId });
    await tx
      .update(organisations)
      .set({ sipDomain: domain, sessionIdleMinutes: idleMinutes })
      .where(eq(organisations.id, orgId));
  });
  return org;
}

/** Every state, or nobody, or no seat; both types; force login; and what sessions there may be, to the millisecond. */
function combinations(at: Date): Case[] {
  const after = (milliseconds: number) => new Date(at.getTime() + milliseconds);
  const idle = -idleMinutes * 60_000;
  const live = { endedBecause: null, seenAt: at, endsAt: after(60_000) };
  const sessionsKinds: Session[][] = [
    [],
    [live],
    [{ ...live, endedBecause: "signed-out" }],
    [{ ...live, endsAt: at }],
    [{ ...live, seenAt: after(idle) }],
    [{ ...live, seenAt: after(idle + 1), endsAt: after(1) }],
    [{ ...live, endedBecause: "password-changed" }, { ...live, endsAt: at }, live],
  ];
  const people = [
    ...states.map((state) => ({ occupant: { state }, hasSeat: true })),
    { occupant: null, hasSeat: true },
    { occupant: null, hasSeat: false },
  ];
  return people.flatMap(({ occupant, hasSeat }) =>
    (["SIP", "Web"] as const).flatMap((type) =>
      [true, false].flatMap((forceLogin) =>
        sessionsKinds.map((kind) => ({
          occupant,
          seat: hasSeat ? { type, forceLogin } : null,
          sessions: kind,
          idleMinutes,
        })),
      ),
    ),
  );
}

/** Writes what the snapshot says, past all verbs; gives the extension's number. Its digest is that of the number alone. */
async function seatOf(
  tx: Tx,
  org: TestOrganisation,
  { occupant, seat, sessions: open }: Case,
  index: number,
): Promise<string> {
  const { orgId } = org.admin;
  const tierId = org.tiers[0]?.id ?? newId<"tiers">();
  const number = String(1000 + index);
  const at = new Date("2026-01-01T00:00:00Z");
  const seatId = seat ? newId<"seats">() : null;
  if (seat && seatId)
    await tx.insert(seats).values({ orgId, id: seatId, tierId, forceLogin: seat.forceLogin, createdAt: at });
  await tx.insert(extensions).values({
    orgId,
    id: newId<"extensions">(),
    number,
    type: seat?.type ?? "SIP",
    seatId,
    since: at,
    ha1: digest(number),
  });
  if (!occupant || !seatId) return number;
  const agentId = newId<"agents">();
  await tx.insert(agents).values({
    orgId,
    id: agentId,
    email: anEmail(),
    emailFolded: anEmail(),
    name: "Some One",
    nameKey: "some one",
    role: "agent",
    state: occupant.state,
    language: "en",
    createdAt: at,
    ...(occupant.state === "Scheduled" && { startsOn: "2099-01-01" as Day }),
    ...(occupant.state === "Closed" && { closedAt: at }),
  });
  await tx
    .insert(seatOccupancies)
    .values({ orgId, id: newId<"seat_occupancies">(), seatId, agentId, heldFrom: at });
  for (const { seenAt, endsAt, endedBecause } of open) {
    await tx.insert(sessions).values({
      orgId,
      id: newId<"sessions">(),
      agentId,
      secretHash: Buffer.from(newId()),
      userAgent: "test",
      address: "127.0.0.1",
      createdAt: at,
      seenAt,
      endsAt,
      endedBecause,
    });
  }
  return number;
}
