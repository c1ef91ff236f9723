import { existsSync } from "node:fs";
import { join } from "node:path";
import { actionKeyFrom } from "./action-key.mjs";
import { isPostgresUrl, namesSeveralServers, refuseWrongTls } from "./database-address.mjs";
import { keptSecret } from "./kept-secret.mjs";
import { Refused } from "./refused.mjs";
import { root } from "./run-command.mjs";

/** Reads `.env` as Next would, early enough for what is decided before Next runs. What is set already stays. */
export function readEnvironmentFile() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * The settings of this start, checked; refused with a sentence each. (product.md, "Running it".)
 *
 * @returns {{ port: number, appUrl: string | null, trustedProxies: number }} `appUrl` is an origin, null when not set.
 */
export function readSettings(environment) {
  if (environment.DATABASE_DIRECT_URL && !environment.DATABASE_URL) {
    throw new Refused(
      "DATABASE_DIRECT_URL is set without DATABASE_URL. Set both, or neither for the embedded database.",
    );
  }
  for (const [name, isRight, example] of addresses) {
    if (environment[name] && !isRight(environment[name]))
      throw new Refused(`${name} is not understood; it must be such as ${example}.`);
  }
  for (const name of ["DATABASE_URL", "DATABASE_DIRECT_URL"]) refuseWrongTls(name, environment[name] ?? "");
  if (namesSeveralServers(environment.DATABASE_DIRECT_URL || environment.DATABASE_URL || "")) {
    throw new Refused(
      "Migrations and jobs go to one server: set DATABASE_DIRECT_URL to an address that names one.",
    );
  }
  return {
    port: wholeNumber(environment, "PORT", 3000, 65535),
    appUrl: origin(environment.APP_URL),
    trustedProxies: wholeNumber(environment, "TRUSTED_PROXIES", 0, 32),
  };
}

/**
 * AUTH_SECRET: given, or made once and kept beside the embedded database; with DATABASE_URL it must be given, since
 * every copy of the application has to have the same.
 */
export async function authSecret(environment, dataDir) {
  const given = environment.AUTH_SECRET;
  if (given && given.length < 32) {
    throw new Refused(
      "AUTH_SECRET is too short: 32 characters at least. `openssl rand -base64 32` makes one.",
    );
  }
  if (given) return given;
  if (!environment.DATABASE_URL) return keptSecret(dataDir, "auth");
  throw new Refused(
    "AUTH_SECRET is not set. With DATABASE_URL it is needed, the same for every copy of Rollcall: `openssl rand -base64 32` makes one.",
  );
}

/** What Next reads at build and while serving. */
export const secretsFor = (secret) => ({
  AUTH_SECRET: secret,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKeyFrom(secret),
});

/** What may hold a password is not shown again. */
const addresses = [
  ["DATABASE_URL", isPostgresUrl, "postgres://user:password@db.example.com:5432/rollcall"],
  ["DATABASE_DIRECT_URL", isPostgresUrl, "postgres://user:password@db.example.com:5432/rollcall"],
  ["RESEND_BASE_URL", isWebUrl, "https://api.resend.com"],
  ["TWILIO_BASE_URL", isWebUrl, "https://api.twilio.com"],
  ["SMTP_URL", isSmtpUrl, "smtp://user:password@mail.example.com:587"],
  ["EMAIL_FROM", isSender, '"Acme Support <support@example.com>"'],
];

function isWebUrl(text) {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isSmtpUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
}

function isSender(text) {
  return /^(?:[^<>]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(text.trim());
}

function wholeNumber(environment, name, otherwise, largest) {
  const text = environment[name] || String(otherwise);
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= largest) return value;
  throw new Refused(`${name} is "${text}"; it must be a whole number from 0 to ${largest}.`);
}

function origin(text) {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin =
    url &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    url.pathname === "/" &&
    !url.search &&
    !url.hash;
  if (isOrigin) return url.origin;
  throw new Refused(
    `APP_URL is "${text}"; it must be an address such as https://rollcall.example.com, without a path.`,
  );
}
