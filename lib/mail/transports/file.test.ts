import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chooseTransport } from "./choose.ts";
import { fileTransport } from "./file.ts";
import type { OutgoingMail } from "./transport.ts";

const mail: OutgoingMail = {
  id: "0198c0de-0000-7000-8000-000000000001",
  from: "Rollcall <rollcall@northwind.example>",
  to: "ada@example.com",
  subject: "Your sign-in",
  html: "<p>kq7m-w3xd</p>",
  text: "kq7m-w3xd\n",
  date: new Date("2026-11-22T12:00:00.123Z"),
};
const NAME = "20261122T120000Z-0198c0de-0000-7000-8000-000000000001.eml";

let home: string;
let folder: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "rollcall-mail-"));
  folder = join(home, "data", "mail");
});

afterEach(() => rm(home, { recursive: true }));

describe("a mail as a file", () => {
  test("reads back, and nobody else may read it", async () => {
    expect(await fileTransport(folder).send(mail)).toEqual({ kind: "sent", providerId: null });
    expect(await readdir(folder)).toEqual([NAME]);
    const read = await PostalMime.parse(await readFile(join(folder, NAME)));
    expect(read.subject).toBe("Your sign-in");
    expect([read.html?.trimEnd(), read.text?.trimEnd()]).toEqual(["<p>kq7m-w3xd</p>", "kq7m-w3xd"]);
    expect((await stat(join(folder, NAME))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test("sent again is still one file with the same bytes", async () => {
    await fileTransport(folder).send(mail);
    const before = await readFile(join(folder, NAME));
    await fileTransport(folder).send(mail);
    expect(await readdir(folder)).toEqual([NAME]);
    expect((await readFile(join(folder, NAME))).equals(before)).toBe(true);
  });

  test("takes the place of a half-written one that a crash left behind", async () => {
    await fileTransport(folder).send(mail);
    await writeFile(join(folder, `.${mail.id}.tmp`), "half a ma", { mode: 0o600 });
    await fileTransport(folder).send(mail);
    expect(await readdir(folder)).toEqual([NAME]);
  });

  test("waits when the folder cannot be written, and says nothing of the mail", async () => {
    await writeFile(join(home, "data"), "a file where the folder should be");
    expect(await fileTransport(folder).send(mail)).toEqual({
      kind: "retry",
      why: "not-writable",
      mayHaveArrived: false,
    });
    await chmod(join(home, "data"), 0o600);
  });

  test("never leaves the folder, whatever its id says", async () => {
    expect(await fileTransport(folder).send({ ...mail, id: "../x" })).toEqual({
      kind: "failed",
      why: "not-sendable",
    });
    expect(await readdir(home)).toEqual([]);
  });
});

describe("the transport", () => {
  test.each([
    [{ RESEND_API_KEY: "re_1", SMTP_URL: "smtp://localhost" }, "resend"],
    [{ SMTP_URL: "smtp://localhost" }, "smtp"],
    [{ RESEND_API_KEY: "", SMTP_URL: "" }, "file"],
    [{}, "file"],
  ])("for %j is %s", (env, name) => {
    expect(chooseTransport({ DATA_DIR: folder, ...env }).name).toBe(name);
  });

  test("that writes files writes them to DATA_DIR/mail", async () => {
    await chooseTransport({ DATA_DIR: join(home, "data") }).send(mail);
    expect(await readdir(folder)).toEqual([NAME]);
  });
});
