import { eq } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { outbox } from "#db/schema/index.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { openMail } from "#lib/mail/mail-contents.ts";
import { post } from "#lib/mail/outbox.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { drawLogo } from "./draw-logo.ts";
import { findLogo, findMailLogo } from "./queries.ts";
import { removeLogo } from "./remove-logo.ts";
import { setLogo } from "./set-logo.ts";

const form = () => ({ key: newId<"idempotency_keys">() });
const at = new Date("2026-03-05T12:00:00Z");
const blue = { r: 0, g: 80, b: 200, alpha: 0.5 };
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: blue } });
const aPng = () => picture(960, 200).png().toBuffer();

/** The actor as the next request has it. */
const again = ({ orgId, agentId }: Actor) => signedIn(orgId, agentId);

/** The head of a PNG that says how large it is, and nothing of it. */
function hugePng(side: number): Uint8Array {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    "base64",
  );
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  // The chunk's checksum (PNG, 5.3), over its name and content.
  let crc = 0xffffffff;
  for (const byte of png.subarray(12, 29)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  png.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29);
  return png;
}

describe("drawLogo", () => {
  it("draws each kind anew, fit into the box, transparent where it was, with nothing else in it", async () => {
    const exif = { IFD0: { Copyright: "Somebody at Some Street 1" } };
    for (const content of [
      await aPng(),
      await picture(960, 200).webp().toBuffer(),
      await picture(960, 200).jpeg().withExif(exif).toBuffer(),
    ]) {
      const drawn = await drawLogo(content);
      if (!drawn.ok) throw new Error(drawn.refusal);
      const { format, width, height, exif: kept } = await sharp(drawn.logo.png).metadata();
      expect({ format, width, height, kept }).toEqual({
        format: "png",
        width: 480,
        height: 100,
        kept: undefined,
      });
      expect(drawn.logo).toMatchObject({ width: 480, height: 100 });
    }
    const drawn = await drawLogo(await aPng());
    if (!drawn.ok) throw new Error(drawn.refusal);
    expect((await sharp(drawn.logo.png).stats()).isOpaque).toBe(false);
  });

  it("keeps a small one small, and turns one that lies on its side upright", async () => {
    expect(await drawLogo(await picture(20, 10).png().toBuffer())).toMatchObject({
      logo: { width: 20, height: 10 },
    });
    const lying = await picture(20, 10).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await drawLogo(lying)).toMatchObject({ logo: { width: 10, height: 20 } });
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ["a text", () => Buffer.from("no picture"), "logo-not-picture"],
    ["an SVG", () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "logo-not-picture"],
    ["a GIF", () => picture(9, 9).gif().toBuffer(), "logo-not-picture"],
    ["a PNG cut off", async () => (await aPng()).subarray(0, 200), "logo-damaged"],
    ["a PNG's name on a text", () => Buffer.from("\x89PNG\r\n\x1a\nno picture", "latin1"), "logo-damaged"],
    ["50,000 by 50,000 pixels in a hundred bytes", () => hugePng(50_000), "logo-too-many-pixels"],
    ["2 MB", () => new Uint8Array(2_000_000), "logo-too-large"],
    ["nothing", () => new Uint8Array(), "logo-not-picture"],
  ])("refuses %s", async (_, content, refusal) => {
    expect(await drawLogo(await content())).toEqual({ ok: false, refusal });
  });
});

describe("setLogo and removeLogo", () => {
  it("gives the organisation a logo of another address each time, once for the same form twice, and takes it away", async () => {
    const [{ admin }, other] = [await anOrganisation(), await anOrganisation()];
    const [content, sent] = [await aPng(), form()];
    expect(await setLogo(admin, sent, content, at)).toMatchObject({ ok: true });
    expect(await setLogo(admin, sent, content, at)).toMatchObject({ ok: true, replayed: true });
    const first = (await again(admin)).organisation.logo;
    expect(first).toMatchObject({ width: 480, height: 100 });
    expect(await findLogo(first?.id ?? newId())).toBeInstanceOf(Uint8Array);
    expect((await again(other.admin)).organisation.logo).toBeNull();

    await setLogo(admin, form(), content, at);
    expect((await again(admin)).organisation.logo?.id).not.toBe(first?.id);
    expect(await findLogo(first?.id ?? newId())).toBeNull();
    expect(await removeLogo(other.admin, form())).toMatchObject({ ok: true });
    expect((await again(admin)).organisation.logo).not.toBeNull();
    expect(await removeLogo(admin, form())).toMatchObject({ ok: true });
    expect((await again(admin)).organisation.logo).toBeNull();
    expect(await audited(admin, "logo.changed")).toHaveLength(2);
    expect(await audited(admin, "logo.removed")).toHaveLength(1);
    expect(await audited(other.admin, "logo.removed")).toEqual([]);
  });

  it("keeps the one before when the next is no picture", async () => {
    const { admin } = await anOrganisation();
    await setLogo(admin, form(), await aPng(), at);
    expect(await setLogo(admin, form(), Buffer.from("text"), at)).toEqual({
      ok: false,
      refusal: "logo-not-picture",
    });
    expect((await again(admin)).organisation.logo).not.toBeNull();
  });

  it.each(["manager", "agent"] as const)("are not for a %s", async (role) => {
    const org = await anOrganisation();
    const who = await org.member(role);
    const denied = { name: "NotAllowed" };
    await expect(setLogo(who, form(), await aPng(), at)).rejects.toMatchObject(denied);
    await expect(removeLogo(who, form())).rejects.toMatchObject(denied);
  });
});

it("stands on top of a mail by an absolute address, with the name for who fetches none", async () => {
  const { admin } = await anOrganisation("Harbour <b>Lights</b>");
  const write = async () => {
    const id = await asSystem("test", (tx) =>
      post(tx, admin, "password-changed", {
        organisation: "Harbour",
        name: "Ada",
        email: admin.email,
        changedAt: at.toISOString(),
        timeZone: "Europe/Berlin",
      }),
    );
    const [row] = await asSystem("test", (tx) => tx.select().from(outbox).where(eq(outbox.id, id)));
    if (!row) throw new Error("no mail");
    return (await openMail(row)).message.html;
  };
  expect(await write()).not.toContain("<img");
  await setLogo(admin, form(), await aPng(), at);
  const logo = await findMailLogo(admin.orgId);
  const html = await write();
  expect(logo?.address).toMatch(/^https?:\/\/[^/]+\/logo\/[0-9a-f-]{36}\.png$/);
  expect(html).toContain(`src="${logo?.address}"`);
  expect(html).toContain('alt="Harbour &lt;b&gt;Lights&lt;/b&gt;"');
  expect(html).toContain('width="240"');
  expect(html).toContain('height="50"');
});
