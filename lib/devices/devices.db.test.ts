import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents, devices, outbox, passwords } from "#db/schema/index.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join } from "#db/testing/charged.ts";
import { sipSecretOf } from "#db/testing/sip-secret-of.ts";
import { replaceAgent } from "#lib/agents/replace-agent.ts";
import { aReplacement } from "#lib/agents/testing/a-replacement.ts";
import { renewOwnSipSecret, renewSipSecret } from "#lib/extensions/renew-sip-secret.ts";
import { deliverNext } from "#lib/mail/deliver-next.ts";
import { aTransport, settleAllMails } from "#lib/mail/testing/a-joiner.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { addDevice } from "./add-device.ts";
import { pairDevice, removeDevice } from "./change-device.ts";
import { listDevices } from "./queries.ts";
import { mostDevices } from "./rules.ts";
import { AddDevice } from "./schema.ts";

const at = new Date("2026-03-05T12:00:00Z");

describe("devices of a seat", () => {
  it("are added, paired and removed by its occupant and by managers, by nobody else", async () => {
    const { org, seatId, occupant } = await anOccupant();
    const manager = await org.member("manager");
    const added = await addDevice(
      occupant,
      aDevice(seatId, { kind: "desk-phone", mac: "00:1A:2b:3c:4d:5E" }),
      at,
    );
    if (!added.ok) throw new Error(added.refusal);
    expect(await listDevices(manager, seatId)).toEqual([
      { id: added.value.deviceId, kind: "desk-phone", name: "Phone", mac: "001a2b3c4d5e", pairedAt: null },
    ]);
    const one = () => ({ key: formKey(), deviceId: added.value.deviceId });
    const colleague = await org.member("agent");
    for (const refused of [
      await addDevice(colleague, aDevice(seatId), at),
      await pairDevice(colleague, one(), at),
      await removeDevice(colleague, one()),
    ]) {
      expect(refused).toEqual({ ok: false, refusal: "not-allowed" });
    }
    await expect(listDevices(colleague, seatId)).rejects.toMatchObject({ name: "NotAllowed" });
    const stranger = await anOrganisation();
    expect(await addDevice(stranger.admin, aDevice(seatId), at)).toMatchObject({ refusal: "seat-not-there" });
    expect(await pairDevice(stranger.admin, one(), at)).toMatchObject({ refusal: "device-not-there" });

    const form = one();
    expect(await pairDevice(occupant, form, at)).toMatchObject({ ok: true });
    expect(await removeDevice(occupant, form)).toMatchObject({ refusal: "form-already-used" });
    expect(await listDevices(occupant, seatId)).toMatchObject([{ pairedAt: at }]);
    expect(await removeDevice(manager, one())).toMatchObject({ ok: true });
    expect(await removeDevice(manager, one())).toMatchObject({ refusal: "device-not-there" });
    for (const action of ["device.added", "device.paired", "device.removed"] as const) {
      expect((await audited(org.admin, action)).map(({ details }) => details)).toEqual([
        { device: "Phone", extension: "100", seat: seatId },
      ]);
    }
  });

  it("of an admin's seat are changed by admins and the occupant alone", async () => {
    const { org, seatId, occupant } = await anOccupant({ role: "admin" });
    const manager = await org.member("manager");
    const added = await addDevice(occupant, aDevice(seatId), at);
    if (!added.ok) throw new Error(added.refusal);
    const one = () => ({ key: formKey(), deviceId: added.value.deviceId });
    for (const refused of [
      await addDevice(manager, aDevice(seatId), at),
      await pairDevice(manager, one(), at),
      await removeDevice(manager, one()),
    ]) {
      expect(refused).toEqual({ ok: false, refusal: "admins-only-by-admins" });
    }
    expect(await listDevices(manager, seatId)).toMatchObject([{ pairedAt: null }]);
    expect(await pairDevice(occupant, one(), at)).toMatchObject({ ok: true });
    expect(await removeDevice(org.admin, one())).toMatchObject({ ok: true });
  });

  it("are phones for SIP alone: a Web extension is used in the browser", async () => {
    const { seatId, occupant } = await anOccupant({ extensionType: "Web" });
    for (const phone of [
      { kind: "desk-phone", mac: "001A2B-3C4D5E" },
      { kind: "softphone" },
      { kind: "mobile" },
    ]) {
      expect(await addDevice(occupant, aDevice(seatId, phone), at)).toEqual({
        ok: false,
        refusal: "device-needs-sip",
      });
    }
    expect(await addDevice(occupant, aDevice(seatId, { kind: "browser" }), at)).toMatchObject({ ok: true });
  });

  it("have a MAC address that no other desk phone of the organisation has, and are not endlessly many", async () => {
    const { seatId, occupant } = await anOccupant();
    const other = await anOccupant();
    const desk = { kind: "desk-phone", mac: "001A2B-3C4D5E" };
    expect(await addDevice(occupant, aDevice(seatId, desk), at)).toMatchObject({ ok: true });
    expect(await addDevice(occupant, aDevice(seatId, desk), at)).toEqual({ ok: false, refusal: "mac-taken" });
    expect(await addDevice(other.occupant, aDevice(other.seatId, desk), at)).toMatchObject({ ok: true });
    for (let i = 1; i < mostDevices; i += 1) await addDevice(occupant, aDevice(seatId), at);
    expect(await addDevice(occupant, aDevice(seatId), at)).toEqual({
      ok: false,
      refusal: "too-many-devices",
    });
  });

  it.each([
    { why: "too short", sent: { kind: "desk-phone", mac: "00:1A:2B" }, message: "mac-invalid" },
    { why: "no digits", sent: { kind: "desk-phone", mac: "zz:1A:2B:3C:4D:5E" }, message: "mac-invalid" },
    { why: "none", sent: { kind: "desk-phone", mac: " " }, message: "mac-required" },
    { why: "of what is no kind", sent: { kind: "fax" }, message: "device-kind-unknown" },
    { why: "without a name", sent: { name: "  " }, message: "device-name-required" },
  ])("a MAC address, or a form, $why", ({ sent, message }) => {
    const form = { key: formKey(), seatId: newId<"seats">(), kind: "softphone", name: "Phone", mac: "" };
    const parsed = AddDevice.safeParse({ ...form, ...sent });
    expect(parsed.error?.issues.map((issue) => issue.message)).toContain(message);
  });

  it("have a MAC address as desk phones alone: one typed before another kind was chosen is left out", async () => {
    const { seatId, occupant } = await anOccupant();
    for (const mac of ["001a2b3c4d5e", "00:1A"])
      expect(await addDevice(occupant, aDevice(seatId, { kind: "softphone", mac }), at)).toMatchObject({
        ok: true,
      });
    expect((await listDevices(occupant, seatId)).map(({ mac }) => mac)).toEqual([null, null]);
  });

  it("pass on with the seat, to be paired again, as the joiner's set-up guide says by name", async () => {
    await settleAllMails();
    const { org, seatId, occupant } = await anOccupant();
    const added = await addDevice(occupant, aDevice(seatId), at);
    if (!added.ok) throw new Error(added.refusal);
    await pairDevice(occupant, { key: formKey(), deviceId: added.value.deviceId }, at);
    const replaced = await replaceAgent(org.admin, await aReplacement(org.admin, occupant), new Date());
    if (!replaced.ok) throw new Error(replaced.refusal);
    const joiner = await signedIn(org.admin.orgId, replaced.value.agentId);
    expect(await listDevices(joiner, seatId)).toEqual([
      { id: added.value.deviceId, kind: "softphone", name: "Phone", mac: null, pairedAt: null },
    ]);
    const transport = aTransport("file");
    while (await deliverNext(transport));
    const guide = transport.sent.find(({ to }) => to === replaced.value.email);
    expect(guide?.text).toMatch(/^Phone$/m);
  });
});

describe("New SIP secret", () => {
  it("stops the old one, unpairs the devices and mails how to pair them again", async () => {
    const { org, seatId, occupant, agentId } = await anOccupant();
    await addDevice(occupant, aDevice(seatId), at);
    await asSystem("test", (tx) =>
      tx.update(devices).set({ pairedAt: at }).where(eq(devices.seatId, seatId)),
    );
    const before = await sipSecretOf(seatId);
    expect(await renewOwnSipSecret(occupant, { key: formKey() })).toMatchObject({
      ok: true,
      secret: null,
      value: { extension: "100", mailQueued: true },
    });
    const after = await sipSecretOf(seatId);
    expect(after).not.toBe(before);
    expect(await listDevices(occupant, seatId)).toMatchObject([{ pairedAt: null }]);
    expect(await renewSipSecret(org.admin, { key: formKey(), agentId })).toMatchObject({ ok: true });
    expect(await sipSecretOf(seatId)).not.toBe(after);
    const mails = await asSystem("test", (tx) => tx.select().from(outbox).where(eq(outbox.agentId, agentId)));
    expect(mails.map(({ template }) => template)).toEqual(["set-up-guide", "set-up-guide"]);
    const trail = await audited(org.admin, "sip-secret.rotated");
    expect(trail.map(({ actorId, details }) => [actorId, details])).toEqual([
      [agentId, { extension: "100" }],
      [org.admin.agentId, { extension: "100" }],
    ]);
  });

  it("is mailed to nobody who still has a temporary password, and made for nobody without a SIP extension", async () => {
    const { org, agentId } = await anOccupant({}, "Waiting");
    expect(await renewSipSecret(org.admin, { key: formKey(), agentId })).toMatchObject({
      value: { mailQueued: false },
    });
    const web = await anOccupant({ extensionType: "Web" });
    expect(await renewOwnSipSecret(web.occupant, { key: formKey() })).toEqual({
      ok: false,
      refusal: "no-sip-extension",
    });
    const stranger = await anOrganisation();
    expect(await renewSipSecret(stranger.admin, { key: formKey(), agentId })).toEqual({
      ok: false,
      refusal: "not-there",
    });
    await expect(
      renewSipSecret(await org.member("manager"), { key: formKey(), agentId }),
    ).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

const aDevice = (seatId: SeatId, change: Record<string, string> = {}) =>
  AddDevice.parse({ key: formKey(), seatId, kind: "softphone", name: "Phone", mac: "", ...change });

async function anOccupant(wanted: Parameters<typeof join>[3] = {}, state: "Active" | "Waiting" = "Active") {
  const org = await anOrganisation();
  const tierId = org.tiers[0]?.id ?? newId<"tiers">();
  const { agentId, seatId } = await join(org.admin, { tierId }, new Date(), wanted);
  await asSystem("test", async (tx) => {
    await tx.update(agents).set({ state }).where(eq(agents.id, agentId));
    if (state === "Active")
      await tx
        .update(passwords)
        .set({ isTemporary: false, expiresAt: null })
        .where(eq(passwords.agentId, agentId));
  });
  return { org, seatId, agentId, occupant: await signedIn(org.admin.orgId, agentId) };
}
