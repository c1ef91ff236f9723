import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { auditEntries, extensions } from "#db/schema/index.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { join } from "#db/testing/charged.ts";
import type { ExtensionType } from "#lib/values/extension-type.ts";
import { newId } from "#lib/values/ids.ts";
import { showOwnSipSecret, showSipSecret } from "./show-sip-secret.ts";

const form = () => ({ key: newId<"idempotency_keys">() });

describe("Show SIP secret", () => {
  it("shows the occupant the same secret each time, and an admin too, and the trail who asked", async () => {
    const { org, occupant, agentId } = await anOccupant();
    const own = await showOwnSipSecret(occupant, form());
    expect(own).toMatchObject({
      ok: true,
      secret: expect.stringMatching(/^[0-9a-f]{30}$/),
      value: { userName: "100", domain: null },
    });
    const asked = await showSipSecret(org.admin, { ...form(), agentId });
    expect(asked.ok && asked.secret).toBe(own.ok && own.secret);

    expect(await audited(org.admin, "sip-secret.shown")).toEqual([
      { actorId: agentId, details: { extension: "100" } },
      { actorId: org.admin.agentId, details: { extension: "100" } },
    ]);
    const trail = await asSystem("test", (tx) =>
      tx.select().from(auditEntries).where(eq(auditEntries.orgId, org.admin.orgId)),
    );
    expect(JSON.stringify(trail)).not.toContain(own.ok && own.secret);
  });

  it("makes one where the extension has none yet, and keeps it", async () => {
    const { org, occupant } = await anOccupant();
    await asSystem("test", (tx) =>
      tx.update(extensions).set({ sealedSipSecret: null }).where(eq(extensions.orgId, org.admin.orgId)),
    );
    const first = await showOwnSipSecret(occupant, form());
    const second = await showOwnSipSecret(occupant, form());
    expect(first).toMatchObject({ ok: true, secret: expect.stringMatching(/^[0-9a-f]{30}$/) });
    expect(second.ok && second.secret).toBe(first.ok && first.secret);
  });

  it("has nothing to show for Web, and for somebody without a seat", async () => {
    const { org, occupant } = await anOccupant("Web");
    const refusal = { ok: false, refusal: "no-sip-extension" };
    expect(await showOwnSipSecret(occupant, form())).toEqual(refusal);
    expect(await showOwnSipSecret(org.admin, form())).toEqual(refusal);
    expect(await audited(org.admin, "sip-secret.shown")).toEqual([]);
  });

  it("is another's only for admins of the own organisation", async () => {
    const { org, agentId } = await anOccupant();
    const stranger = (await anOrganisation()).admin;
    expect(await showSipSecret(stranger, { ...form(), agentId })).toEqual({
      ok: false,
      refusal: "not-there",
    });
    for (const role of ["manager", "agent"] as const) {
      await expect(showSipSecret(await org.member(role), { ...form(), agentId })).rejects.toMatchObject({
        name: "NotAllowed",
      });
    }
  });
});

async function anOccupant(extensionType: ExtensionType = "SIP") {
  const org = await anOrganisation();
  const tierId = org.tiers[0]?.id;
  if (!tierId) throw new Error("no such tier");
  const { agentId } = await join(org.admin, { tierId }, new Date(), { extensionType });
  return { org, agentId, occupant: await signedIn(org.admin.orgId, agentId) };
}
