import { z } from "zod";
import { optional } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { SeenField } from "#lib/values/seen.ts";
import { plainTextField } from "#lib/values/text-fields.ts";

const longestNotes = 2000;
const longestLink = 1000;

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const hostName = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`);

const DomainField = z
  .string()
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(z.string().regex(hostName, "domain-invalid"));

/** Where agents are sent to download something: nothing but https, and no sign-in hidden in it. */
const LinkField = z
  .string()
  .trim()
  .max(longestLink, "link-too-long")
  .refine(isSecureLink, "link-not-https")
  .transform((typed) => new URL(typed).href);

/**
 * Where a browser reaches the telephone exchange (RFC 7118): nothing but wss, save on the machine itself. It is written into the
 * content policy of a page, so it has only characters that mean nothing there.
 */
const SocketField = z
  .string()
  .trim()
  .max(longestLink, "link-too-long")
  .refine(isSecureSocket, "socket-not-secure")
  .transform((typed) => new URL(typed).href);

const NotesField = plainTextField({
  longest: longestNotes,
  tooLong: "notes-too-long",
  invalid: "notes-invalid",
}).transform((notes) => notes || null);

/** "Set-up guide" in /settings: what new agents are told about their phones. What is left empty is not said. */
export const ChangeGuide = z.strictObject({
  key: idField<"idempotency_keys">(),
  seen: SeenField,
  sipDomain: optional(DomainField),
  desktopPhoneUrl: optional(LinkField),
  mobilePhoneUrl: optional(LinkField),
  crmNotes: optional(NotesField),
  sipWebsocketUrl: optional(SocketField),
});
export type ChangeGuide = z.infer<typeof ChangeGuide>;

function isSecureLink(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, username, password } = new URL(typed);
  return protocol === "https:" && username === "" && password === "";
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function isSecureSocket(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, hostname, href, host, pathname } = new URL(typed);
  const isAllowed = protocol === "wss:" || (protocol === "ws:" && loopback.test(hostname));
  return isAllowed && /^[\w./~-]*$/.test(pathname) && href === `${protocol}//${host}${pathname}`;
}
