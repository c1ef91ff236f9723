import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/values/ids.ts";
import { asSystem, read } from "./client.ts";
import { anOrganisation } from "./testing/an-organisation.ts";

describe("row-level security", () => {
  it("binds this login: neither superuser nor exempt, and forced on every table with an organisation", async () => {
    const tables = await asSystem("test", (tx) =>
      tx.execute<{ name: string; forced: boolean; policies: number; bypass: boolean }>(sql`
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
               (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
               (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as bypass
          from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
         where c.relkind = 'r' and (c.relname = 'organisations' or exists (
           select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped))`),
    );
    expect(tables.length).toBeGreaterThanOrEqual(15);
    expect(tables.filter((table) => !table.forced || table.policies === 0 || table.bypass)).toEqual([]);
  });

  it("shows one organisation nothing of another, and lets nothing be written into it", async () => {
    const mine = await anOrganisation();
    const other = await anOrganisation();
    const seen = await read(mine.admin, (tx) =>
      tx.execute<{ org_id: string }>(sql`select distinct org_id from agents`),
    );
    expect(seen.map((row) => row.org_id)).toEqual([mine.admin.orgId]);

    const insert = read(mine.admin, (tx) =>
      tx.execute(sql`insert into units (org_id, id, name) values (${other.admin.orgId}, ${newId()}, 'x')`),
    );
    await expect(insert).rejects.toMatchObject({ code: "42501" });
    const update = await read(mine.admin, (tx) =>
      tx.execute(sql`update agents set name = 'taken' where org_id = ${other.admin.orgId} returning id`),
    );
    expect(update).toHaveLength(0);
  });

  it("keeps a cross-tenant reference from being written at all, even by the system", async () => {
    const mine = await anOrganisation();
    const other = await anOrganisation();
    const insert = asSystem("test", (tx) =>
      tx.execute(sql`insert into seats (org_id, id, tier_id, created_at)
        select ${mine.admin.orgId}, ${newId()}, id, now() from tiers where org_id = ${other.admin.orgId} limit 1`),
    );
    await expect(insert).rejects.toMatchObject({ code: "23503" });
  });
});

describe("rules kept by the database", () => {
  it("the audit trail is append-only", async () => {
    const { admin } = await anOrganisation();
    const forget = asSystem("test", (tx) =>
      tx.execute(sql`delete from audit_entries where org_id = ${admin.orgId}`),
    );
    await expect(forget).rejects.toMatchObject({ code: "23001" });
  });

  it("the last admin who can sign in stays one, against a bare statement too", async () => {
    const { admin } = await anOrganisation();
    for (const lost of [sql`role = 'agent'`, sql`state = 'Deactivated'`]) {
      const update = asSystem("test", (tx) =>
        tx.execute(sql`update agents set ${lost} where id = ${admin.agentId}`),
      );
      await expect(update).rejects.toMatchObject({ code: "23514", constraint: "agents_last_admin" });
    }
  });

  it("a fault names code and constraint, and none of the statement's parameters", async () => {
    const { admin } = await anOrganisation();
    const secret = "QJRT-XHWM-97KD-PNCE";
    const insert = asSystem("test", (tx) =>
      tx.execute(sql`insert into units (org_id, id, name) values (${admin.orgId}, ${secret}, ${secret})`),
    );
    const fault = await insert.then(
      () => null,
      (error: Error) => error,
    );
    expect(fault).toMatchObject({ name: "DatabaseFault", code: "22P02" });
    expect(`${fault?.message} ${fault?.stack} ${JSON.stringify(fault)} ${fault?.cause}`).not.toContain(
      secret,
    );
  });
});
