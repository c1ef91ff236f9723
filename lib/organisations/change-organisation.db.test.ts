import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { organisations } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { join, ledgerOf } from "#db/testing/charged.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { seenText } from "#lib/values/seen.ts";
import { changeOrganisation } from "./change-organisation.ts";
import { ChangeOrganisation } from "./schema.ts";

const setUpAt = new Date("2026-03-05T12:00:00Z");
const aForm = (changed: Record<string, string> = {}) =>
  ChangeOrganisation.parse({
    key: newId(),
    organisationName: "Acme",
    timeZone: "Europe/Berlin",
    supportEmail: "",
    ...changed,
  });

describe("changeOrganisation", () => {
  it("changes name, time zone and support address, and tells what they were", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const form = aForm({
      organisationName: "Acme Two",
      timeZone: "Europe/Paris",
      supportEmail: "Help@example.com",
    });
    expect(await changeOrganisation(admin, form, setUpAt)).toMatchObject({ ok: true });
    expect(await stored(admin)).toMatchObject({
      name: "Acme Two",
      timeZone: "Europe/Paris",
      supportEmail: "Help@example.com",
    });
    expect(await audited(admin, "organisation.changed")).toEqual([
      {
        actorId: admin.agentId,
        details: {
          name: "Acme Two",
          nameBefore: "Acme",
          timeZone: "Europe/Paris",
          timeZoneBefore: "Europe/Berlin",
          supportEmail: "Help@example.com",
          supportEmailBefore: null,
        },
      },
    ]);
  });

  it("takes the support address away, and records nothing when nothing changes", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    await changeOrganisation(admin, aForm({ supportEmail: "help@example.com" }), setUpAt);
    await changeOrganisation(admin, aForm(), setUpAt);
    expect((await stored(admin))?.supportEmail).toBeNull();
    const before = await audited(admin, "organisation.changed");
    expect(await changeOrganisation(admin, aForm(), setUpAt)).toMatchObject({ ok: true });
    expect(await audited(admin, "organisation.changed")).toEqual(before);
  });

  it.each([
    { why: "the same day", to: "America/New_York", at: "2026-03-05T12:00:00Z", ok: true },
    { why: "a day later", to: "Pacific/Auckland", at: "2026-03-05T12:00:00Z", ok: true },
    {
      why: "a day earlier, where today is not over",
      to: "America/New_York",
      at: "2026-03-06T01:00:00Z",
      ok: false,
    },
  ])("a zone where it is $why", async ({ to, at, ok }) => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const outcome = await changeOrganisation(admin, aForm({ timeZone: to }), new Date(at));
    expect(outcome).toMatchObject(ok ? { ok } : { ok, refusal: "time-zone-day-goes-back" });
    expect((await stored(admin))?.timeZone).toBe(ok ? to : "Europe/Berlin");
  });

  it("writes what is due by the old zone's calendar first", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    await changeOrganisation(admin, aForm({ organisationName: "A" }), new Date("2026-05-15T12:00:00Z"));
    expect((await stored(admin))?.nextDueOn).toBe("2026-06-01");
  });

  it("writes what is due by the new zone's calendar too, and tells what it comes to", async () => {
    const { admin, tiers } = await anOrganisation("Acme", { setUpAt });
    const tierId = tiers[0]?.id;
    if (!tierId) throw new Error("no tier");
    await join(admin, { tierId }, setUpAt);
    // The last day of the billing month in Berlin, and the bill date in Auckland.
    const at = new Date("2026-03-31T12:00:00Z");
    const outcome = await changeOrganisation(admin, aForm({ timeZone: "Pacific/Auckland" }), at);
    const [, renewal] = await ledgerOf(admin);
    expect(renewal).toMatchObject({ kind: "renewal", chargedOn: "2026-04-01" });
    expect(outcome).toMatchObject({ value: { charged: renewal?.amount.toString() } });
    expect((await stored(admin))?.nextDueOn).toBe("2026-05-01");
    const sameDay = new Date("2026-04-01T06:00:00Z");
    const back = await changeOrganisation(admin, aForm({ timeZone: "Europe/Berlin" }), sameDay);
    expect(back).toMatchObject({ value: { charged: null } });
  });

  it("acts once on the same form, and refuses it changed", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const form = aForm({ organisationName: "Once" });
    await changeOrganisation(admin, form, setUpAt);
    expect(await changeOrganisation(admin, form, setUpAt)).toMatchObject({ ok: true, replayed: true });
    const other = { ...form, organisationName: "Twice" };
    expect(await changeOrganisation(admin, other, setUpAt)).toEqual({
      ok: false,
      refusal: "form-already-used",
    });
    expect((await stored(admin))?.name).toBe("Once");
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const org = await anOrganisation("Acme", { setUpAt });
    const member = await org.member(role);
    await expect(changeOrganisation(member, aForm(), setUpAt)).rejects.toMatchObject({
      permission: "settings.change",
    });
  });

  it("leaves every other organisation alone", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const { admin: stranger } = await anOrganisation("Theirs", { setUpAt });
    await changeOrganisation(admin, aForm({ organisationName: "Changed" }), setUpAt);
    expect((await stored(stranger))?.name).toBe("Theirs");
  });
});

async function stored({ orgId }: Actor) {
  const [row] = await asSystem("test", (tx) =>
    tx.select().from(organisations).where(eq(organisations.id, orgId)),
  );
  return row;
}

it("tells the second of two admins what it did not see, and takes the form that saw it", async () => {
  const { admin } = await anOrganisation("Harbour");
  const seen = seenText({ name: "Harbour", timeZone: "Europe/Berlin", supportEmail: null });
  const form = (organisationName: string, saw: string) => ({
    key: newId<"idempotency_keys">(),
    seen: saw,
    organisationName,
    timeZone: "Europe/Berlin",
    supportEmail: null,
  });
  const at = new Date();
  expect(await changeOrganisation(admin, form("One", seen), at)).toMatchObject({ ok: true });
  expect(await changeOrganisation(admin, form("Two", seen), at)).toEqual({
    ok: false,
    refusal: "changed-meanwhile",
  });
  const later = seenText({ name: "One", timeZone: "Europe/Berlin", supportEmail: null });
  expect(await changeOrganisation(admin, form("Two", later), at)).toMatchObject({ ok: true });
});
