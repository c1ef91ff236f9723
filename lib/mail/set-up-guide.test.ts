import { describe, expect, test } from "vitest";
import { type MailProps, mails } from "#emails/registry.ts";
import { renderMail } from "./render.ts";

const example: MailProps["set-up-guide"] = mails["set-up-guide"].PreviewProps;
const written = (change: Partial<MailProps["set-up-guide"]> = {}) =>
  renderMail("set-up-guide", { ...example, ...change }, "en");

describe("the set-up guide", () => {
  test("holds credentials, extension, pairing steps, downloads and CRM notes, alike in both parts", async () => {
    const { html, text, subject } = await written();
    for (const part of [html, text]) {
      expect(part).toContain("kq7m-w3xd-9hfr-tn4p");
      expect(part).toContain("ada.moreno@northwind.example");
      expect(part).toContain("sip.northwind.example");
      expect(part).toContain("https://rollcall.northwind.example/phone/desktop");
      expect(part).toContain("https://rollcall.northwind.example/phone/mobile");
      expect(part).toMatch(/Your phone: extension 104/i);
      expect(part).toContain("In the CRM, open Settings, then Telephony.");
    }
    expect(text).toContain("1. Install the phone from the address above");
    expect(text).toMatch(/^SIP user name:\n104$/m);
    expect(text).toMatch(/^In the CRM.*\nChoose “Softphone”/m);
    expect(subject).not.toContain("kq7m");
  });

  test("for Web promises no softphone and asks for no secret", async () => {
    const { text } = await written({ extension: { number: "104", type: "Web" } });
    expect(text).toContain("no softphone");
    expect(text).not.toMatch(/SIP|secret|phone\/desktop/);
  });

  test("names the devices that must be paired, where a secret is asked for", async () => {
    const devices = { unpaired: ["Desk phone in room 12", "<b>Headset</b>"] };
    const { html, text } = await written(devices);
    expect(text).toMatch(/^Desk phone in room 12\n<b>Headset<\/b>$/m);
    expect(html).toContain("&lt;b&gt;Headset&lt;/b&gt;");
    expect((await written({ unpaired: [] })).text).not.toContain("Devices to pair");
    const web = await written({ ...devices, extension: { number: "104", type: "Web" } });
    expect(web.text).not.toContain("Desk phone in room 12");
  });

  test("sent again once a password was chosen carries no credentials", async () => {
    const { html, text, subject } = await written({ credentials: null, again: true });
    expect(`${html}${text}${subject}`).not.toMatch(/temporary password|kq7m/i);
    expect(text).toContain("Sign in with the password that you chose.");
    expect(text).toContain("sip.northwind.example");
  });

  test("with credentials made anew says that the earlier ones no longer work", async () => {
    const { text, subject } = await written({ again: true });
    expect(subject).toBe("New sign-in details and set-up guide for Northwind Support");
    expect(text).toContain("The ones you had before no longer work.");
  });

  test("says only what the settings hold", async () => {
    const nothing = { sipDomain: null, desktopPhoneUrl: null, mobilePhoneUrl: null, crmNotes: null };
    const { text, html } = await written(nothing);
    expect(text).not.toMatch(/SIP domain:|Phone for (computers|mobiles)|CRM|null/);
    expect(html).not.toMatch(/Phone for (computers|mobiles)|CRM|null/);
    expect(text).toContain("Ask an admin for the SIP domain.");

    const seatless = await written({ ...nothing, extension: null });
    expect(seatless.text).not.toMatch(/your phone:|SIP/i);
  });

  test("shows notes as text, line by line", async () => {
    const { html, text } = await written({ crmNotes: "<b>one</b>\n\none\u202e" });
    expect(html).toContain("&lt;b&gt;one&lt;/b&gt;<br/><br/>one");
    expect(text).toContain("<b>one</b>\n\none\n");
  });
});
