/**
 * What a mail says, apart from how it looks. Every template writes one; the HTML part and the plain-text part are both
 * drawn from it, so that neither can say something the other does not.
 */
export type Letter = {
  subject: string;
  /** The line a mailbox shows beside the subject; never a secret, since it appears on locked screens. */
  preheader: string;
  title: string;
  parts: readonly Part[];
  footer: string;
  linkFallback: string;
};

/** The organisation's picture on top; `address` is absolute, the sides those of the picture in pixels. */
export type MailLogo = { address: string; name: string; width: number; height: number };

export type Part =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string; quiet?: boolean }
  /** In this order, one after the other. */
  | { kind: "steps"; steps: readonly string[] }
  /** What somebody wrote, line by line. */
  | { kind: "lines"; lines: readonly string[] }
  | { kind: "facts"; facts: readonly Fact[] }
  /** `spelledOut`: the address already stands in the facts, and is not written out a second time. */
  | { kind: "button"; label: string; href: string; spelledOut?: boolean };

/** `code` is for what must be copied to the letter; `secret` for a temporary password; `link` for a value that is itself an address. */
export type Fact = { label: string; value: string; look: "plain" | "code" | "secret" | "link" };
