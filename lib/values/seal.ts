import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * Seals a text so that the database alone cannot read it: AES-256-GCM under a key that HKDF-SHA256 (RFC 5869) derives
 * from `secret` for this purpose. Purpose and row id are authenticated with it, so that a sealed value opens only in
 * the row and for the use it was made for. Refuses (throws) a secret shorter than 32 characters.
 */
export function seal(secret: string, purpose: string, id: string, text: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyFor(secret, purpose), nonce);
  cipher.setAAD(place(purpose, id));
  const sealed = [cipher.update(text, "utf8"), cipher.final()];

  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), nonce, ...sealed, cipher.getAuthTag()]));
}

/**
 * Opens what `seal` made with the same secret, purpose and id. Throws on anything else, and says nothing about what
 * was inside: a value that does not open was tampered with, moved, or sealed under another AUTH_SECRET.
 */
export function unseal(secret: string, purpose: string, id: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  if (bytes.length < HEAD_BYTES + TAG_BYTES || bytes[0] !== VERSION) throw new Error("unknown seal format");

  const nonce = bytes.subarray(1, HEAD_BYTES);
  const decipher = createDecipheriv(CIPHER, keyFor(secret, purpose), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(place(purpose, id));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));

  const opened = [decipher.update(bytes.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()];
  return Buffer.concat(opened).toString("utf8");
}

const CIPHER = "aes-256-gcm";
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;
const SHORTEST_SECRET = 32;

function keyFor(secret: string, purpose: string): Buffer {
  if (secret.length < SHORTEST_SECRET) throw new Error("AUTH_SECRET is too short to seal with");
  return Buffer.from(hkdfSync("sha256", secret, "", `rollcall/seal/${VERSION}/${purpose}`, 32));
}

/** Length first, so that no purpose and id can be read as another pair. */
function place(purpose: string, id: string): Buffer {
  return Buffer.from(`${VERSION}:${purpose.length}:${purpose}:${id}`, "utf8");
}
