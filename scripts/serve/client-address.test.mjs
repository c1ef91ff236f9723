import { expect, test } from "vitest";
import { clientAddress } from "./client-address.mjs";

const proxy = "10.0.0.1";

test.each([
  ["the connection's, when no proxy is trusted", 0, "203.0.113.9", undefined, "203.0.113.9"],
  ["the connection's, whatever a caller claims", 0, "203.0.113.9", "6.6.6.6", "203.0.113.9"],
  ["IPv4 taken out of IPv6", 0, "::ffff:203.0.113.9", undefined, "203.0.113.9"],
  ["IPv4 taken out of IPv6 in hexadecimal", 0, "::ffff:cb00:7109", undefined, "203.0.113.9"],
  ["IPv6 in its shortest form", 0, "2001:0DB8:0:0::1", undefined, "2001:db8::1"],
  ["without the zone", 0, "fe80::1%eth0", undefined, "fe80::1"],
  ["a connection that is gone already", 0, undefined, undefined, "0.0.0.0"],
  [
    "one proxy: what it saw, not what the caller wrote before",
    1,
    proxy,
    "6.6.6.6, 203.0.113.9",
    "203.0.113.9",
  ],
  ["two proxies: what the outer one saw", 2, proxy, "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
  ["fewer hops than proxies: the furthest there is", 3, proxy, "203.0.113.9, 10.0.0.2", "203.0.113.9"],
  ["past the proxy, directly", 1, "203.0.113.9", undefined, "203.0.113.9"],
  ["a proxy that adds the port", 1, proxy, "203.0.113.9:51324", "203.0.113.9"],
  ["a proxy that adds brackets and port", 1, proxy, "[2001:db8::1]:443", "2001:db8::1"],
  ["a proxy that knows no address", 1, proxy, "203.0.113.9, unknown", proxy],
  ["a proxy that writes IPv4 as IPv6", 1, proxy, "::FFFF:203.0.113.9", "203.0.113.9"],
  ["an empty header", 1, proxy, "", proxy],
  ["a header of commas", 2, proxy, ",,,", proxy],
])("%s", (_, trustedProxies, socketAddress, forwardedFor, expected) => {
  expect(clientAddress({ socketAddress, forwardedFor, trustedProxies })).toBe(expected);
});
