import { createHash } from "node:crypto";

/** How a random secret (a session's, a reset link's) stands in the database: a plain hash does, since it has 256 bits. */
export function hashSecret(secret: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}
