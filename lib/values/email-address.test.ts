import { describe, expect, test } from "vitest";
import { EmailAddressField, type EmailRefusal, foldEmail } from "#lib/values/email-address.ts";

function refusalOf(typed: unknown): string | undefined {
  return EmailAddressField.safeParse(typed).error?.issues[0]?.message;
}

function folded(typed: string): string {
  return foldEmail(EmailAddressField.parse(typed));
}

const label63 = "d".repeat(63);
const local64 = "l".repeat(64);
const domainOf189 = `${label63}.${label63}.${"d".repeat(57)}.com`;

describe("an address is taken as typed", () => {
  test.each([
    ["ada@example.com", "the plain case"],
    ["Ada.Lovelace@Example.COM", "capitals are shown as typed"],
    ["ada+shift@example.co.uk", "a tag is part of the address"],
    ["o'hara@example.com", "an apostrophe is an ordinary character"],
    ["!#$%&'*+-/=?^_`{|}~@example.com", "every character RFC 5322 allows in an atom"],
    ["a@b.io", "as short as it gets"],
    ["1@2.com", "digits alone in front of the last label"],
    ["ada@xn--e1afmkfd.xn--p1ai", "a punycode domain, top level included"],
    ["ada@пример.рф", "a Cyrillic domain"],
    ["ada@例え.jp", "a Japanese label before a Latin top level"],
    ["ada@straße.de", "ß is a letter of its own in IDNA 2008"],
    ["ada@İstanbul.com", "a dotted capital I in a domain folds to a name of its own"],
    ["ada@ıstanbul.com", "so does a dotless i"],
    ["ada@col·lectiu.cat", "the Catalan middle dot"],
    [`${local64}@${domainOf189}`, "254 characters"],
  ])("%s: %s", (typed) => {
    expect(EmailAddressField.parse(typed)).toBe(typed);
  });
});

test.each([" ada@example.com", "ada@example.com  ", "\tada@example.com\t", "ada@example.com\r\n"])(
  "outer white space of a paste goes: %j",
  (typed) => expect(EmailAddressField.parse(typed)).toBe("ada@example.com"),
);

describe("an address is refused", () => {
  test.each<[unknown, EmailRefusal, string]>([
    ["", "email-required", "nothing typed"],
    [" \t ", "email-required", "only spaces typed"],
    [undefined, "email-required", "field missing"],
    [null, "email-required", "null from a hand-made request"],
    [42, "email-required", "a number from a hand-made request"],
    [["ada@example.com"], "email-required", "the key sent twice"],
    [`${local64}@e${domainOf189}`, "email-too-long", "255 characters"],
    ["x".repeat(1_000_000), "email-too-long", "a megabyte"],
    [`${" ".repeat(1_000_000)}a@b.io`, "email-too-long", "a megabyte of spaces"],
    [
      `${local64}@${"ü".repeat(50)}.${"ü".repeat(50)}.${"ü".repeat(50)}.${"ü".repeat(20)}.com`,
      "email-too-long",
      "fits as typed, not in punycode",
    ],
    ["\u212Aate@example.com", "email-ambiguous", "Kelvin sign would become k"],
    ["ada@\u212Aate.com", "email-ambiguous", "Kelvin sign in the domain too"],
    ["ａｄａ@example.com", "email-ambiguous", "full-width letters"],
    ["ada＠example.com", "email-ambiguous", "full-width at sign"],
    ["ada@example．com", "email-ambiguous", "full-width full stop"],
    ["ada@ｅxample.com", "email-ambiguous", "full-width letter in the domain"],
    ["ada@ﬁrst.com", "email-ambiguous", "the ligature fi"],
    ["ada@\u017Fun.com", "email-ambiguous", "long s would become s"],
    ["ada@cafe\u0301.fr", "email-ambiguous", "a decomposed é is a second spelling of é"],
    ["ada@example.com\u00A0", "email-ambiguous", "a non-breaking space is not plain white space"],
    ["ada@m².com", "email-ambiguous", "superscript two"],
    ["ada@p\u0430ypal.com", "email-ambiguous", "Cyrillic а among Latin letters"],
    ["ada@g\u03BFogle.com", "email-ambiguous", "Greek omicron among Latin letters"],
    ["ad\u0131@example.com", "email-local-part-not-ascii", "dotless i"],
    ["\u0430da@example.com", "email-local-part-not-ascii", "Cyrillic а, a homograph"],
    ["jürgen@example.com", "email-local-part-not-ascii", "most servers cannot deliver it"],
    ["💌@example.com", "email-local-part-not-ascii", "emoji"],
    ["ada\u0000@example.com", "email-hidden-character", "NUL"],
    ["ada@example.com\u0000", "email-hidden-character", "NUL at the end, where C strings stop"],
    ["ada@example.com\nBcc: eve@example.com", "email-hidden-character", "a line end starts a mail header"],
    ["ada\r\n@example.com", "email-hidden-character", "a line end inside"],
    ["ada\u200B@example.com", "email-hidden-character", "zero-width space"],
    ["ada@exam\u200Bple.com", "email-hidden-character", "zero-width space, which IDNA drops without a word"],
    ["ada@exam\u00ADple.com", "email-hidden-character", "soft hyphen, which IDNA drops without a word"],
    ["ada@example\u2060.com", "email-hidden-character", "word joiner"],
    ["\uFEFFada@example.com", "email-hidden-character", "byte order mark of a CSV file"],
    ["ada@exam\uFE0Fple.com", "email-hidden-character", "variation selector"],
    ["\u202Emoc.elpmaxe@ada", "email-hidden-character", "right-to-left override"],
    ["ada@\u200Fexample.com", "email-hidden-character", "right-to-left mark"],
    ["ada\u2028@example.com", "email-hidden-character", "line separator"],
    ["ada@💩.la", "email-invalid", "emoji are no letters in IDNA 2008"],
    ["ada@example。com", "email-invalid", "the ideographic full stop is a second spelling of a dot"],
    ["ada", "email-invalid", "no at sign"],
    ["@example.com", "email-invalid", "nothing before the at sign"],
    ["ada@", "email-invalid", "nothing after it"],
    ["ada@b@example.com", "email-invalid", "two at signs"],
    ["ada lovelace@example.com", "email-invalid", "a space inside"],
    ["ada@exa mple.com", "email-invalid", "a space in the domain"],
    ['"ada"@example.com', "email-invalid", "a quoted local part"],
    ['"ada@home"@example.com', "email-invalid", "a quoted at sign"],
    ["Ada <ada@example.com>", "email-invalid", "a name with the address"],
    ["ada@example.com, eve@example.com", "email-invalid", "two addresses"],
    ["ada@example.com;eve@example.com", "email-invalid", "two addresses, as Outlook writes them"],
    [".ada@example.com", "email-invalid", "a dot in front"],
    ["ada.@example.com", "email-invalid", "a dot before the at sign"],
    ["ada..l@example.com", "email-invalid", "two dots"],
    [`${local64}l@example.com`, "email-invalid", "65 characters before the at sign"],
    ["ada@example", "email-invalid", "no dot in the domain"],
    ["ada@localhost", "email-invalid", "this machine"],
    ["ada@example.com.", "email-invalid", "a trailing dot would be a second spelling"],
    ["ada@.example.com", "email-invalid", "a leading dot"],
    ["ada@example..com", "email-invalid", "an empty label"],
    ["ada@-example.com", "email-invalid", "a label starting with a hyphen"],
    ["ada@example-.com", "email-invalid", "a label ending with one"],
    ["ada@exam_ple.com", "email-invalid", "an underscore"],
    [`ada@${label63}d.com`, "email-invalid", "a label of 64"],
    ["ada@example.c", "email-invalid", "a top level of one letter"],
    ["ada@example.c0m", "email-invalid", "a digit in the top level"],
    ["ada@192.168.0.1", "email-invalid", "an IPv4 address"],
    ["ada@0x7f.1", "email-invalid", "an IPv4 address in disguise"],
    ["ada@[192.168.0.1]", "email-invalid", "an IP literal"],
    ["ada@[IPv6:2001:db8::1]", "email-invalid", "an IPv6 literal"],
    ["ada@example.com:25", "email-invalid", "a port"],
    ["ada@example.com/x", "email-invalid", "a path"],
    ["ada@ex%61mple.com", "email-invalid", "an escape that a URL would decode"],
    ["eve@ada@example.com", "email-invalid", "credentials that a URL would swallow"],
    ["ada@xn--zzzzzz.com", "email-invalid", "punycode that decodes to nothing"],
    ["mailto:ada@example.com", "email-invalid", "a link"],
  ])("%j is %s: %s", (typed, refusal) => {
    expect(refusalOf(typed)).toBe(refusal);
  });
});

describe("one address has one folded form", () => {
  test("20 spellings of ada@zoë.example are one", () => {
    const label = "zoë";
    const puny = new URL(`http://${label}.example`).hostname;
    const upper = label.toUpperCase();
    const spellings = [
      `ada@${label}.example`,
      `Ada@${label}.example`,
      `ADA@${label}.example`,
      `aDa@${label}.example`,
      `adA@${label}.example`,
      `ada@${upper}.example`,
      `ADA@${upper}.EXAMPLE`,
      `ada@${label}.Example`,
      `ada@${label}.EXAMPLE`,
      `ada@Z${label.slice(1)}.example`,
      `ada@zO${label.slice(2)}.example`,
      `ada@${puny}`,
      `ADA@${puny.toUpperCase()}`,
      `Ada@${puny}`,
      ` ada@${label}.example`,
      `ada@${label}.example `,
      `\tada@${label}.example`,
      `ada@${label}.example\r\n`,
      ` ADA@${upper}.EXAMPLE `,
      `aDA@${puny.replace("xn--", "Xn--")}`,
    ];

    expect(new Set(spellings).size).toBe(20);
    expect(new Set(spellings.map(folded))).toEqual(new Set([`ada@${puny}`]));
  });

  test.each([
    ["ada@straße.de", "ada@strasse.de", "ß and ss are two domains"],
    ["ada@ıstanbul.com", "ada@istanbul.com", "dotless i is another letter"],
    ["ada@İstanbul.com", "ada@istanbul.com", "dotted capital I is another letter"],
    ["ada@аррӏе.com", "ada@apple.com", "a whole-script homograph is another domain"],
    ["ada+1@example.com", "ada@example.com", "only the owner's server knows what a tag means"],
    ["a.da@example.com", "ada@example.com", "only the owner's server knows what a dot means"],
    ["ada@mail.example.com", "ada@example.com", "a subdomain"],
  ])("%s is not %s: %s", (one, other) => {
    expect(folded(one)).not.toBe(folded(other));
  });

  test("it is plain ASCII in lower case, whatever was typed", () => {
    expect(folded("ADA@ПРИМЕР.РФ")).toBe("ada@xn--e1afmkfd.xn--p1ai");
  });
});
