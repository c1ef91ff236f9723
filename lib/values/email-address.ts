import { z } from "zod";

/** An address as its owner typed it, known to be valid, deliverable by today's mail servers and unambiguous. */
export type EmailAddress = string & z.$brand<"EmailAddress">;

/** What decides whether two addresses are the same: ASCII, lower case, the domain in punycode. */
export type FoldedEmail = string & z.$brand<"FoldedEmail">;

export type EmailRefusal =
  | "email-required"
  | "email-too-long"
  | "email-hidden-character"
  | "email-ambiguous"
  | "email-local-part-not-ascii"
  | "email-invalid";

/**
 * Form field for an e-mail address: takes what was typed, gives it back without outer spaces, tabs and line
 * ends, or refuses with an `EmailRefusal` as the issue's message. Nothing is folded here: the address is judged
 * raw, since folding first turns one person's address into another's (product.md, "Getting in").
 */
export const EmailAddressField = z.string({ error: "email-required" }).transform((raw, context) => {
  const typed = raw.length > longestRaw ? raw : trimmed(raw);
  const refusal = emailRefusal(typed);
  if (refusal === null) return typed as EmailAddress;

  context.addIssue({ code: "custom", message: refusal });
  return z.NEVER;
});

/** Gives the form in which addresses are compared and kept unique. Never shown: people see what they typed. */
export function foldEmail(address: EmailAddress): FoldedEmail {
  const at = address.lastIndexOf("@");
  const domain = asciiDomain(address.slice(at + 1));
  return `${address.slice(0, at).toLowerCase()}@${domain}` as FoldedEmail;
}

/** The address that a typed text is, folded; null for a text that is none. */
export function foldedAddressIn(typed: string): FoldedEmail | null {
  const parsed = EmailAddressField.safeParse(typed);
  return parsed.success ? foldEmail(parsed.data) : null;
}

// RFC 5321 4.5.3.1 leaves 254 characters for an address inside "<>", and 64 for the part before the "@".
const longestAddress = 254;
const longestLocalPart = 64;
// Keeps the patterns below away from megabytes; no honest paste carries this much white space.
const longestRaw = 1024;

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const localPart = new RegExp(`^${atom}(?:\\.${atom})*$`);
// The last label must hold a letter pattern of its own, or "127.1" and other spellings of an IP address pass.
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:xn--[a-z0-9-]{1,58}[a-z0-9]|[a-z]{2,63})$/;
// Letters, marks, digits and the four joiners of RFC 5892 A.3 to A.7 that are visible; so no emoji, no "。", no "%".
const unicodeDomain = /^[\p{L}\p{M}\p{Nd}\u00b7\u05f3\u05f4\u30fb.-]+$/u;
const hiddenCharacter = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const lookAlikeScripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

function trimmed(raw: string): string {
  return raw.replace(/^[ \t\r\n]+/, "").replace(/[ \t\r\n]+$/, "");
}

function emailRefusal(typed: string): EmailRefusal | null {
  if (typed === "") return "email-required";
  if (typed.length > longestAddress) return "email-too-long";
  if (hiddenCharacter.test(typed)) return "email-hidden-character";
  if (typed.normalize("NFKC") !== typed) return "email-ambiguous";

  const at = typed.lastIndexOf("@");
  if (at < 1) return "email-invalid";

  const local = typed.slice(0, at);
  if (/\P{ASCII}/u.test(local)) return "email-local-part-not-ascii";
  if (local.length > longestLocalPart || !localPart.test(local)) return "email-invalid";

  return domainRefusal(local, typed.slice(at + 1));
}

function domainRefusal(local: string, domain: string): EmailRefusal | null {
  if (!unicodeDomain.test(domain)) return "email-invalid";
  if (domain.split(".").some(mixesLookAlikes)) return "email-ambiguous";

  const ascii = asciiDomain(domain);
  if (!hostName.test(ascii)) return "email-invalid";
  return local.length + 1 + ascii.length > longestAddress ? "email-too-long" : null;
}

/** "pаypal" with a Cyrillic "а": browsers show such a label in punycode, because nobody can tell it apart. */
function mixesLookAlikes(label: string): boolean {
  return lookAlikeScripts.filter((script) => script.test(label)).length > 1;
}

/** Gives "" for what is no host. The URL parser is the one IDNA implementation that Node and every browser share. */
function asciiDomain(domain: string): string {
  const url = `http://${domain}`;
  return URL.canParse(url) ? new URL(url).hostname : "";
}
