import { expect, test } from "vitest";
import { clientNetwork } from "#lib/auth/client-network.ts";

test.each([
  ["203.0.113.7", "203.0.113.7", "an IPv4 address is one client"],
  ["::ffff:203.0.113.7", "203.0.113.7", "the same, as a dual-stack socket reports it"],
  ["::FFFF:cb00:7107", "203.0.113.7", "the same in hexadecimal"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "an IPv6 address stands for its /64"],
  ["2001:db8:1:2:ffff::1", "2001:db8:1:2::/64", "another address of that /64"],
  ["2001:0DB8:0001:0002::", "2001:db8:1:2::/64", "another spelling of it"],
  ["2001:db8:1:3::1", "2001:db8:1:3::/64", "the next /64 is another client"],
  ["2001:db8::1", "2001:db8:0:0::/64", "zeros left out in the network part"],
  ["::1", "0:0:0:0::/64", "this machine"],
  ["fe80::1%eth0", "fe80:0:0:0::/64", "a zone names an interface of ours, not the client"],
  ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64", "dotted form inside IPv6"],
])("%s is throttled as %s: %s", (address, network) => {
  expect(clientNetwork(address)).toBe(network);
});

test.each([
  [""],
  ["unknown"],
  ["203.0.113"],
  ["203.0.113.7:443"],
  ["[::1]"],
  ["::1::2"],
  ["1".repeat(1_000_000)],
])("%j is no address", (address) => {
  expect(clientNetwork(address)).toBeNull();
});
