import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { mimeOf } from "./mime.ts";
import { type Delivery, isSendable, type OutgoingMail, type Transport } from "./transport.ts";

/**
 * Lays each mail as one `.eml` file into `directory`, readable by the owner alone. The name comes from the mail's date
 * and id, never from what a person typed; a mail sent again replaces its own file, so it is never there twice. A file
 * appears whole or not at all, and is on the disk before it counts as sent.
 */
export function fileTransport(directory: string): Transport {
  return { name: "file", send: (mail) => lay(mail, directory) };
}

async function lay(mail: OutgoingMail, directory: string): Promise<Delivery> {
  if (!isSendable(mail)) return { kind: "failed", why: "not-sendable" };
  const { bytes } = await mimeOf(mail);
  const unfinished = join(directory, `.${mail.id}.tmp`);

  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeThrough(unfinished, bytes);
    await rename(unfinished, join(directory, fileName(mail)));
    await syncDirectory(directory);
  } catch {
    return { kind: "retry", why: "not-writable", mayHaveArrived: false };
  }
  return { kind: "sent", providerId: null };
}

async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** `20261122T120000Z-<id>.eml`: sorted by name is sorted by time. */
function fileName(mail: OutgoingMail): string {
  const time = mail.date.toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");
  return `${time}-${mail.id}.eml`;
}

/** A rename survives a power cut only once its directory was written. */
async function syncDirectory(directory: string): Promise<void> {
  const folder = await open(directory, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
