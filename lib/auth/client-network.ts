import { isIPv4, isIPv6 } from "node:net";

/**
 * Gives the network that one client is throttled by: an IPv4 address, or the /64 of an IPv6 address, since every
 * household owns a whole /64 and may change address within it at will. Null for what is no address.
 */
export function clientNetwork(address: string): string | null {
  if (isIPv4(address)) return address;

  const withoutZone = address.split("%")[0] ?? "";
  if (!isIPv6(withoutZone)) return null;

  const groups = groupsOf(withoutZone);
  const isMappedIPv4 = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMappedIPv4) return ipv4Of(groups[6] ?? 0, groups[7] ?? 0);
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** Gives the eight groups; the URL parser writes a valid address in one way, hexadecimal and lower case. */
function groupsOf(address: string): number[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const first = numbers(head);
  const last = numbers(tail ?? "");
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

function numbers(groups: string): number[] {
  return groups === "" ? [] : groups.split(":").map((group) => Number.parseInt(group, 16));
}

function ipv4Of(high: number, low: number): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".");
}
