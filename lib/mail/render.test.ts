import { describe, expect, test } from "vitest";
import { type MailName, type MailProps, mails } from "#emails/registry.ts";
import { preview } from "#lib/mail/preview.ts";
import { type RenderedMail, renderMail } from "#lib/mail/render.ts";

const names = Object.keys(mails) as MailName[];
const credentials: MailProps["credentials"] = mails.credentials.PreviewProps;
const reset: MailProps["password-reset"] = mails["password-reset"].PreviewProps;

/** 300 characters of everything a name field may be sent. */
const hostileName =
  `<img src=x onerror=alert(1)>\r\nBcc: eve@example.com\u202e{0}'{name}' محمد 👩‍💻${"W".repeat(300)}`.slice(
    0,
    300,
  );

async function example(name: MailName): Promise<RenderedMail> {
  const mail = await preview(name);
  if (!mail) throw new Error(`no preview of ${name}`);
  return mail;
}

describe.each(names)("%s", (name) => {
  test("is written with the same bytes each time, so that a retry is the same mail", async () => {
    expect(await example(name)).toEqual(await example(name));
  });

  test("fetches nothing and reports nothing back", async () => {
    const { html } = await example(name);
    expect(html).not.toMatch(/<img|<link|<script|url\(|@import|background=|srcset/i);
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/rollcall\.northwind\.example\//);
  });

  test("says its language and direction and offers dark colours", async () => {
    const { html } = await example(name);
    expect(html).toMatch(/<html dir="ltr" lang="en">/);
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).toContain("@media (prefers-color-scheme:dark)");
    expect(html).toContain(".ink{color:#e8edf3!important}");
  });

  test("stays within what Gmail shows without clipping (102 kB)", async () => {
    const { html } = await example(name);
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
  });

  test("shows a hostile name as text and lets it reach no header", async () => {
    const props = { ...mails[name].PreviewProps, name: hostileName, organisation: hostileName };
    const { subject, html, text } = await renderMail(name, props as never, "en");
    expect(subject).not.toMatch(/[\p{Control}\u2028\u2029\u202a-\u202e]/u);
    expect([...new Intl.Segmenter().segment(subject)].length).toBeLessThan(120);
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).not.toContain("<img");
    expect(text).toContain("<img src=x onerror=alert(1)> Bcc: eve@example.com{0}'{name}' محمد 👩‍💻");
    expect(text).not.toMatch(/^Bcc:/m);
    expect(`${html}${text}`).not.toContain("\u202e");
  });
});

describe("credentials", () => {
  test("hold the password to the letter in both parts, and in neither subject nor preheader", async () => {
    const { subject, html, text } = await renderMail("credentials", credentials, "en");
    expect(text).toMatch(/^kq7m-w3xd-9hfr-tn4p$/m);
    expect(html.split(credentials.temporaryPassword)).toHaveLength(2);
    expect(html).toContain(">kq7m-w3xd-9hfr-tn4p<");
    expect(subject).not.toContain(credentials.temporaryPassword);
    expect(html.indexOf(credentials.temporaryPassword)).toBeGreaterThan(html.indexOf("<h1"));
  });

  test("say that a new password will be asked for, or that this one stays", async () => {
    const forced = await renderMail("credentials", { ...credentials, mustChange: true }, "en");
    const kept = await renderMail("credentials", { ...credentials, mustChange: false }, "en");
    expect(forced.text).toContain("you will be asked to choose your own password");
    expect(kept.text).toContain("this becomes your ordinary password");
    expect(kept.html).not.toContain("asked to choose your own password");
  });

  test("made anew say that the earlier ones no longer work", async () => {
    const { subject, text } = await renderMail("credentials", { ...credentials, again: true }, "en");
    expect(subject).toBe("New Rollcall sign-in details for Northwind Support");
    expect(text).toMatch(/^Your new sign-in details\n/);
    expect(text).toContain("The ones you had before no longer work.");
  });

  test.each([
    ["Pacific/Auckland", "Monday, November 30, 2026 at 2:00 AM GMT+13"],
    ["America/New_York", "Sunday, November 29, 2026 at 8:00 AM EST"],
  ])("give the end of validity in the organisation's zone, %s", async (timeZone, until) => {
    const { html, text } = await renderMail("credentials", { ...credentials, timeZone }, "en");
    expect(text.replaceAll("\u202f", " ")).toContain(until);
    expect(html.replaceAll("\u202f", " ")).toContain(until);
  });
});

describe("links", () => {
  test.each(["https://example.com/rollcall", "https://example.com/rollcall/"])(
    "keep the path of %s",
    async (appUrl) => {
      const { text } = await renderMail("password-reset", { ...reset, appUrl, token: "a+b/c=&d" }, "en");
      expect(text).toMatch(/^https:\/\/example\.com\/rollcall\/reset-password\?token=a%2Bb%2Fc%3D%26d$/m);
    },
  );
});

describe("previews", () => {
  test.each(["nonsense", "toString", ""])("there is none of %j", async (name) => {
    expect(await preview(name)).toBeNull();
  });
});
