import { hkdfSync } from "node:crypto";

/**
 * The key with which Next seals what a server action closes over: 32 bytes in base64, by HKDF-SHA256 from AUTH_SECRET,
 * so that replicas that share the one share the other. (product.md, "Running it".)
 */
export function actionKeyFrom(authSecret) {
  const key = hkdfSync("sha256", authSecret, "", "rollcall server actions", 32);
  return Buffer.from(key).toString("base64");
}
