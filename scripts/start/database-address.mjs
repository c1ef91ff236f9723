import { accessSync, constants } from "node:fs";
import { Refused } from "./refused.mjs";

const tlsModes = ["disable", "prefer", "require", "verify-ca", "verify-full"];
const filesOfTls = ["sslrootcert", "sslcert", "sslkey"];

/** What the driver cannot take apart it throws at with all of it, the password too. Of several hosts each is looked at. */
export function isPostgresUrl(text) {
  const [, before, hosts, after] =
    /^(postgres(?:ql)?:\/\/(?:[^/?#@]*@)?)([^/?#@]*)((?:[/?#].*)?)$/s.exec(text) ?? [];
  if (before === undefined || hosts + after === "") return false;
  return hosts.split(",").every((host) => {
    // A server behind a socket stands in the query alone: postgres://user:password@/rollcall?host=/var/run/postgresql
    const one = `${before}${host || "localhost"}${after}`;
    if (!URL.canParse(one)) return false;
    const { username, password, pathname, searchParams } = new URL(one);
    const port = searchParams.get("port") ?? "1";
    return [username, password, pathname].every(isDecodable) && /^\d{1,5}$/.test(port) && port <= 65535;
  });
}

/** Of an address that `isPostgresUrl`. */
export const namesSeveralServers = (text) => /^\w+:\/\/(?:[^/?#@]*@)?[^/?#@]*,/.test(text);

function isDecodable(text) {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Refuses what an address that `isPostgresUrl` says of TLS (db/server-address.ts) and nobody understands. */
export function refuseWrongTls(name, text) {
  const query = new URLSearchParams(text.split("?").slice(1).join("?"));
  const mode = query.get("sslmode");
  if (mode !== null && !tlsModes.includes(mode))
    throw new Refused(`${name} says sslmode=${mode}; it must be one of ${tlsModes.join(", ")}.`);
  if (mode === "verify-ca" && !query.get("sslrootcert"))
    throw new Refused(
      `${name} says sslmode=verify-ca without sslrootcert, the file of whose certificates it accepts. verify-full needs none where the certificate is a public one.`,
    );
  for (const file of filesOfTls) {
    const path = query.get(file);
    if (path && !isReadable(path)) throw new Refused(`${name} says ${file}=${path}, which cannot be read.`);
  }
}

function isReadable(path) {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
