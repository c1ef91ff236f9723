import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { mimeOf } from "./mime.ts";
import { isSendable, type OutgoingMail } from "./transport.ts";

const mail: OutgoingMail = {
  id: "0198c0de-0000-7000-8000-000000000001",
  from: '"Rollcall, Zoë" <rollcall@northwind.example>',
  to: "ada@example.com",
  subject: "Your sign-in for 👩‍💻 محمد & Söhne",
  html: `<p>kq7m-w3xd</p><p>${"ü".repeat(2000)}</p>`,
  text: `.\n..a leading dot\nkq7m-w3xd\n${"long ".repeat(400)}\nFrom here\n`,
  date: new Date("2026-11-22T12:00:00.123Z"),
};

describe("a mail as bytes", () => {
  test("reads back as it was written", async () => {
    const { bytes, from, to } = await mimeOf(mail);
    const read = await PostalMime.parse(bytes);
    expect({ from, to }).toEqual({ from: "rollcall@northwind.example", to: "ada@example.com" });
    expect(read.from).toMatchObject({ name: "Rollcall, Zoë", address: "rollcall@northwind.example" });
    expect(read.to).toMatchObject([{ address: "ada@example.com" }]);
    expect(read.subject).toBe(mail.subject);
    expect(read.html?.trimEnd()).toBe(mail.html);
    expect(read.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(read.date).toBe("2026-11-22T12:00:00.000Z");
    expect(read.messageId).toBe("<0198c0de-0000-7000-8000-000000000001@northwind.example>");
    expect(read.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
  });

  test("is the same to the byte when made again, and another for another id", async () => {
    const first = await mimeOf(mail);
    const again = await mimeOf({ ...mail });
    const other = await mimeOf({ ...mail, id: "0198c0de-0000-7000-8000-000000000002" });
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(other.bytes.equals(first.bytes)).toBe(false);
  });

  test("is seven bits wide with lines no server refuses", async () => {
    const { bytes } = await mimeOf(mail);
    expect(bytes.every((byte) => byte < 128)).toBe(true);
    for (const line of bytes.toString("ascii").split("\r\n")) expect(line.length).toBeLessThan(998);
    const isBare = /[\r\n]/.test(bytes.toString("ascii").replaceAll("\r\n", ""));
    expect(isBare).toBe(false);
  });

  test("has a domain in ASCII however the address writes it", async () => {
    expect((await mimeOf({ ...mail, to: "ada@bücher.example" })).to).toBe("ada@xn--bcher-kva.example");
  });
});

describe("the last door", () => {
  test("lets an ordinary mail through", () => {
    expect(isSendable(mail)).toBe(true);
    expect(isSendable({ ...mail, to: "ada+x'y@bücher.example" })).toBe(true);
  });

  test.each<[string, Partial<OutgoingMail>]>([
    ["a new line in the subject", { subject: "Hello\r\nBcc: eve@example.com" }],
    ["a bare return in the sender", { from: "a@example.com\rBcc: eve@example.com" }],
    ["a new line in the address", { to: "ada@example.com\n" }],
    ["two addresses", { to: "ada@example.com,eve@example.com" }],
    ["a second address in brackets", { to: "ada@example.com<eve@example.org>" }],
    ["a quoted address in the address", { to: '"eve@example.org x"@example.com' }],
    ["a group", { to: "all:ada@example.com;" }],
    ["no address", { to: "" }],
    ["an id that is a path", { id: "../../etc/passwd" }],
    ["an id with a header in it", { id: "0198c0de-0000-7000-8000-000000000001\r\nX: y" }],
  ])("keeps back %s", (_, change) => {
    expect(isSendable({ ...mail, ...change })).toBe(false);
  });
});
