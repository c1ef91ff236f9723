import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isAtLeast } from "./node-version.mjs";
import { authSecret, readSettings, secretsFor } from "./settings.mjs";

test("what is not set has its default", () => {
  expect(readSettings({})).toEqual({ port: 3000, appUrl: null, trustedProxies: 0 });
  expect(readSettings({ PORT: "", APP_URL: "", TRUSTED_PROXIES: "" })).toEqual(readSettings({}));
});

test("what is set is taken, the address as an origin", () => {
  const environment = { PORT: "0", APP_URL: "https://Rollcall.example/", TRUSTED_PROXIES: "2" };
  expect(readSettings(environment)).toEqual({
    port: 0,
    appUrl: "https://rollcall.example",
    trustedProxies: 2,
  });
});

test.each([
  ["a port that is none", { PORT: "http" }, /^PORT is "http"/],
  ["a port beyond the last", { PORT: "65536" }, /^PORT is "65536"/],
  ["a negative count of proxies", { TRUSTED_PROXIES: "-1" }, /^TRUSTED_PROXIES is "-1"/],
  ["proxies as a word", { TRUSTED_PROXIES: "true" }, /^TRUSTED_PROXIES is "true"/],
  ["an address without a scheme", { APP_URL: "rollcall.example" }, /^APP_URL is/],
  ["an address with a path", { APP_URL: "https://example.com/rollcall" }, /^APP_URL is/],
  ["an address that is not the web's", { APP_URL: "ftp://example.com" }, /^APP_URL is/],
  ["a database of another make", { DATABASE_URL: "mysql://x/y" }, /^DATABASE_URL is not understood/],
  ["a database without an address", { DATABASE_URL: "nonsense" }, /^DATABASE_URL is not understood/],
  [
    "a database at no port",
    { DATABASE_URL: "postgres://u:p3ss@x:99999/y" },
    /^DATABASE_URL is not understood/,
  ],
  [
    "two databases to migrate",
    { DATABASE_URL: "postgres://u:p3ss@x:1,y:2/z" },
    /set DATABASE_DIRECT_URL to an/,
  ],
  ["a second database at no port", { DATABASE_URL: "postgres://x:1,y:99999/z" }, /^DATABASE_URL is not/],
  ["a password with a bare @", { DATABASE_URL: "postgres://u:p3ss@x,y@h/z" }, /^DATABASE_URL is not/],
  ["a password with a bare per cent sign", { DATABASE_URL: "postgres://u:p%zz@x/y" }, /^DATABASE_URL is not/],
  [
    "a database at no port of a socket",
    { DATABASE_URL: "postgres://u:p3ss@/y?host=/run&port=x" },
    /^DATABASE_URL is not understood/,
  ],
  [
    "a TLS that is none",
    { DATABASE_URL: "postgres://u:p3ss@x/y?sslmode=banana" },
    /^DATABASE_URL says sslmode=banana; it must be one of disable, prefer, require, verify-ca, verify-full\.$/,
  ],
  [
    "a TLS that is none, past the pooler",
    { DATABASE_URL: "postgres://x/y", DATABASE_DIRECT_URL: "postgres://u:p3ss@x/y?sslmode=allow" },
    /^DATABASE_DIRECT_URL says sslmode=allow;/,
  ],
  [
    "a certificate to be verified by nothing",
    { DATABASE_URL: "postgres://u:p3ss@x/y?sslmode=verify-ca" },
    /^DATABASE_URL says sslmode=verify-ca without sslrootcert/,
  ],
  [
    "a certificate to be verified by what is not there",
    { DATABASE_URL: "postgres://u:p3ss@x/y?sslmode=verify-full&sslrootcert=/nowhere/ca.pem" },
    /^DATABASE_URL says sslrootcert=\/nowhere\/ca\.pem, which cannot be read\.$/,
  ],
  ["a mail provider without a scheme", { RESEND_BASE_URL: "api.example.com" }, /^RESEND_BASE_URL is not/],
  ["a carrier that is not the web's", { TWILIO_BASE_URL: "ftp://example.com" }, /^TWILIO_BASE_URL is not/],
  [
    "a way past the pooler that is none",
    { DATABASE_URL: "postgres://x/y", DATABASE_DIRECT_URL: "x/y" },
    /^DATABASE_DIRECT_URL is not understood/,
  ],
  ["a mail server without an address", { SMTP_URL: "nonsense" }, /^SMTP_URL is not understood/],
  ["a mail server of the web", { SMTP_URL: "http://mail.example.com" }, /^SMTP_URL is not understood/],
  ["a sender without an address", { EMAIL_FROM: "Acme" }, /^EMAIL_FROM is not understood/],
  [
    "a direct connection to nothing",
    { DATABASE_DIRECT_URL: "postgres://x" },
    /^DATABASE_DIRECT_URL is set without/,
  ],
])("%s is refused in words", (_, environment, sentence) => {
  expect(() => readSettings(environment)).toThrow(sentence);
  expect(() => readSettings(environment)).not.toThrow(/p3ss|p%zz/);
});

test.each([
  { DATABASE_URL: "postgresql://a:b@[::1]:5432/c" },
  {
    DATABASE_URL: "postgres://one.example:5432,two.example:5432/c",
    DATABASE_DIRECT_URL: "postgres://one.example/c",
  },
  { DATABASE_URL: "postgres:///c?host=/var/run/postgresql" },
  { DATABASE_URL: "postgres://u:p%40ss@/c?host=/var/run/postgresql&port=5433" },
  { DATABASE_URL: "postgres://u:p%40ss@x:5432/y?sslmode=require" },
  { DATABASE_URL: "postgres://x/y?sslmode=verify-full" },
  { RESEND_BASE_URL: "http://127.0.0.1:4000" },
  { SMTP_URL: "smtps://user:pa%20ss@mail.example.com" },
  { SMTP_URL: "smtp://127.0.0.1:2525?requireTLS=true" },
  { EMAIL_FROM: "Rollcall <rollcall@localhost>" },
  { EMAIL_FROM: "support@example.com" },
])("%j is understood", (environment) => {
  expect(readSettings(environment).port).toBe(3000);
});

test("AUTH_SECRET is made beside the embedded database, and asked for with any other", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "rollcall-settings-"));
  const made = await authSecret({}, dataDir);
  expect(await authSecret({}, dataDir)).toBe(made);
  const given = "given".repeat(8);
  expect(await authSecret({ AUTH_SECRET: given }, dataDir)).toBe(given);
  expect(await authSecret({ AUTH_SECRET: given, DATABASE_URL: "postgres://x" }, dataDir)).toBe(given);
  await expect(authSecret({ DATABASE_URL: "postgres://x" }, dataDir)).rejects.toThrow(
    /^AUTH_SECRET is not set/,
  );
  await expect(authSecret({ AUTH_SECRET: "short" }, dataDir)).rejects.toThrow(/^AUTH_SECRET is too short/);
  await rm(dataDir, { recursive: true });
});

test("the action key is 32 bytes, the same for the same secret and unlike it", () => {
  const key = (secret) => secretsFor(secret).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  expect(Buffer.from(key("a"), "base64")).toHaveLength(32);
  expect(key("a")).toBe(key("a"));
  expect(key("a")).not.toBe(key("b"));
});

test.each([
  ["20.19.0", true],
  ["20.20.2", true],
  ["22.0.0", true],
  ["100.0.0", true],
  ["20.18.9", false],
  ["18.99.99", false],
])("Node.js %s is new enough: %s", (version, expected) => {
  expect(isAtLeast(version, "20.19.0")).toBe(expected);
});
