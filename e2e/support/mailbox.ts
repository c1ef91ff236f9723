import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { until } from "./until.ts";

export interface Mail {
  file: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** The folder in which Rollcall lays its mails when it has no other way to send them. */
export class Mailbox {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, "mail");
  }

  async all(): Promise<Mail[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const files = names.filter((name) => name.endsWith(".eml")).sort();
    return Promise.all(files.map((file) => this.#read(file)));
  }

  async to(address: string): Promise<Mail[]> {
    return (await this.all()).filter((mail) => mail.to === address);
  }

  /** The newest mail to this address once there are `count` of them; more than that is an error. */
  async newest(address: string, count = 1): Promise<Mail> {
    const mails = await until(`mail ${count} to ${address} is there`, async () => {
      const arrived = await this.to(address);
      return arrived.length >= count && arrived;
    });
    const last = mails.at(-1);
    if (!last || mails.length > count)
      throw new Error(`${mails.length} mails to ${address}, ${count} expected`);
    return last;
  }

  async #read(file: string): Promise<Mail> {
    const mail: Email = await PostalMime.parse(await readFile(join(this.#folder, file)));
    return {
      file,
      to: mail.to?.[0]?.address ?? "",
      subject: mail.subject ?? "",
      text: mail.text ?? "",
      html: mail.html ?? "",
    };
  }
}

export const temporaryPassword = /\b[cdfhknprtwxy34]{4}(?:-[cdfhknprtwxy34]{4}){4}\b/;

/** The temporary password in a mail's text. */
export function passwordIn(mail: Mail): string {
  const [found] = temporaryPassword.exec(mail.text) ?? [];
  if (!found) throw new Error(`no temporary password in "${mail.subject}"`);
  return found;
}

/** The first address in a mail's text that leads to this path. */
export function linkIn(mail: Mail, path: string): string {
  const found = mail.text.match(/https?:\/\/[^\s<>"]+/g)?.find((link) => new URL(link).pathname === path);
  if (!found) throw new Error(`no link to ${path} in "${mail.subject}"`);
  return found;
}
