import { isIP } from "node:net";
import { parse } from "pg-connection-string";
import type { Options } from "postgres";

/** What of an address says how its server is reached by TLS: each driver would understand it otherwise, so neither sees it. */
const aboutTls = ["sslmode", "sslrootcert", "sslcert", "sslkey", "ssl", "uselibpqcompat"];

/**
 * An address of a Postgres as postgres.js takes it. `sslmode` means what it means to libpq (https://www.postgresql.org/docs/current/libpq-ssl.html):
 * `require` and `prefer` encrypt and verify nothing, `verify-ca` and `verify-full` verify; but `prefer` gets by without TLS nowhere, since
 * pg cannot. A folder in `host` is the one that the server's socket is in.
 */
export function forPostgresJs(
  address: string,
): [url: string, options: Pick<Options<Record<string, never>>, "host" | "port" | "ssl">] {
  const { base, query, ssl } = read(address);
  const host = query.get("host");
  const port = query.get("port");
  query.delete("host");
  query.delete("port");
  const options = { ...(host && { host }), ...(port && { port: Number(port) }), ...(ssl && { ssl }) };
  return [written(base, query), options];
}

/** The same address as pg takes it, for its `Client` and its `Pool`. */
export function forPg(address: string): { connectionString: string; ssl: boolean | object } {
  const { base, query, ssl } = read(address);
  return { connectionString: written(base, query), ssl: ssl ?? false };
}

function read(address: string): { base: string; query: URLSearchParams; ssl: object | boolean | undefined } {
  const [start = "", ...rest] = address.split("?");
  const query = new URLSearchParams(rest.join("?"));
  const isSocket = query.get("host")?.startsWith("/") ?? false;
  const ssl = isSocket ? undefined : tlsBy(query, start);
  for (const name of aboutTls) query.delete(name);
  // Of a user without a host, as libpq takes it, an address of the web would not be one.
  const base = start.replace(/^(\w+:\/\/[^/@]*@)(?=\/|$)/, "$1localhost");
  return { base, query, ssl };
}

function tlsBy(query: URLSearchParams, base: string): object | boolean | undefined {
  const { ssl } = parse(`postgres:///?${query}`, { useLibpqCompat: true });
  if (typeof ssl === "string") return true;
  if (typeof ssl !== "object") return ssl;
  // For want of a name, postgres.js would have the certificate be localhost's.
  const host = URL.canParse(base) ? new URL(base).hostname.replace(/^\[|\]$/g, "") : "";
  return isIP(host) ? { ...ssl, host } : ssl;
}

const written = (base: string, query: URLSearchParams) => (query.size > 0 ? `${base}?${query}` : base);
