import { isIP } from "node:net";

/**
 * The address that a request came from: of the connection, or, behind `trustedProxies` proxies that each append the
 * address they were called from, the one that the outermost of them saw. What stands further left in X-Forwarded-For
 * was written by the caller and is never read.
 *
 * @param {{ socketAddress: string | undefined, forwardedFor: string | undefined, trustedProxies: number }} request
 * @returns {string} an IPv4 address, or an IPv6 address in its shortest form
 */
export function clientAddress({ socketAddress, forwardedFor, trustedProxies }) {
  const direct = normalised(socketAddress ?? "") ?? "0.0.0.0";
  if (trustedProxies === 0 || !forwardedFor) return direct;
  const hops = forwardedFor.split(",").map((hop) => hop.trim());
  const seen = hops.at(-Math.min(trustedProxies, hops.length)) ?? "";
  return normalised(withoutPort(seen)) ?? direct;
}

function withoutPort(text) {
  const bracketed = /^\[([^\]]+)\](:\d+)?$/.exec(text);
  if (bracketed) return bracketed[1];
  return text.replace(/^([\d.]+):\d+$/, "$1");
}

/** Null for what is no address. A zone is dropped, and an IPv4 address inside IPv6 taken out. */
function normalised(text) {
  const address = text.split("%")[0];
  if (isIP(address) === 4) return address;
  if (isIP(address) !== 6) return null;
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  return embeddedIPv4(short) ?? short;
}

function embeddedIPv4(short) {
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(short) ?? [];
  if (!high) return null;
  const parts = [high, low].map((part) => Number.parseInt(part, 16));
  return parts.flatMap((part) => [part >> 8, part & 255]).join(".");
}
