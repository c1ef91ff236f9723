import type { CountryCode } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { formatPhone, type PhoneNumber, type PhoneRefusal, phoneField } from "#lib/values/phone.ts";

function refusalOf(typed: unknown, country?: CountryCode): string | undefined {
  return phoneField(country).safeParse(typed).error?.issues[0]?.message;
}

describe("a number becomes E.164", () => {
  test.each<[string, CountryCode | undefined, string, string]>([
    ["+1 212 555 0100", undefined, "+12125550100", "United States"],
    ["(212) 555-0100", "US", "+12125550100", "national form with brackets"],
    ["1-212-555-0100", "US", "+12125550100", "national form with the trunk 1"],
    ["+44 (0)20 7946 0018", undefined, "+442079460018", "Britain, with the trunk zero people write"],
    ["020 7946 0018", "GB", "+442079460018", "Britain, national"],
    ["030 123456", "DE", "+4930123456", "Germany, a short one"],
    ["+49 1512 3456789", undefined, "+4915123456789", "Germany, mobile"],
    ["01 23 45 67 89", "FR", "+33123456789", "France"],
    ["912 34 56 78", "ES", "+34912345678", "Spain"],
    ["(11) 91234-5678", "BR", "+5511912345678", "Brazil, nine digits after the area"],
    ["06 1234 5678", "IT", "+390612345678", "Italy keeps its zero"],
    ["050 123 4567", "AE", "+971501234567", "Emirates"],
    ["٠٥٠ ١٢٣ ٤٥٦٧", "AE", "+971501234567", "Arabic digits"],
    ["+２１２ ５２２ ３４５ ６７８", undefined, "+212522345678", "full-width digits"],
    ["091234 56789", "IN", "+919123456789", "India"],
    ["०९१२३४ ५६७८९", "IN", "+919123456789", "Devanagari digits"],
    ["021 123 456", "NZ", "+6421123456", "New Zealand, a short mobile"],
    ["03-1234-5678", "JP", "+81312345678", "Japan"],
    ["+225 07 07 07 07 07", undefined, "+2250707070707", "Ivory Coast, ten digits since 2021"],
    ["+44 20 7946 0018", "US", "+442079460018", "the international form wins over the default country"],
    ["0049 30 123456", "DE", "+4930123456", "00 is how Germany dials abroad"],
    ["011 44 20 7946 0018", "US", "+442079460018", "011 is how the United States does"],
    ["  +12125550100\t", undefined, "+12125550100", "outer white space"],
  ])("%s (%s) is %s: %s", (typed, country, number) => {
    expect(phoneField(country).parse(typed)).toBe(number);
  });
});

test.each([[undefined], [""], ["   "]])("an empty field is no number: %j", (typed) => {
  expect(phoneField("US").parse(typed)).toBeNull();
});

describe("a number is refused", () => {
  test.each<[unknown, CountryCode | undefined, PhoneRefusal, string]>([
    ["(212) 555-0100", undefined, "phone-needs-country-code", "nothing says which country"],
    ["0049 30 123456", undefined, "phone-needs-country-code", "00 is not dialled everywhere"],
    ["0000000000", undefined, "phone-needs-country-code", "the fake number, country unknown"],
    ["0000000000", "US", "phone-invalid", "the fake number"],
    ["0000000000", "GB", "phone-invalid", "the fake number in Britain"],
    ["0000000000", "DE", "phone-invalid", "the fake number in Germany"],
    ["0000000000", "IN", "phone-invalid", "the fake number in India"],
    ["+1 000 000 0000", undefined, "phone-invalid", "the fake number, international"],
    ["1111111111", "US", "phone-invalid", "another fake"],
    ["1111111111", "DE", "phone-invalid", "a fake that the min metadata accepts"],
    ["1234567890", "US", "phone-invalid", "American area codes start at 2"],
    ["+1 212 555 010", undefined, "phone-invalid", "a digit short"],
    ["+1 212 555 01000", undefined, "phone-invalid", "a digit long"],
    ["+4912345678901234", undefined, "phone-invalid", "too long for Germany"],
    ["+52 1 55 1234 5678", undefined, "phone-invalid", "Mexico dropped this 1 in 2019"],
    ["+999 12345678", undefined, "phone-invalid", "no such country code"],
    ["911", "US", "phone-invalid", "an emergency number is nobody's own"],
    ["104", "GB", "phone-invalid", "an extension is no phone number"],
    ["+1 212 555 0100 ext. 12", undefined, "phone-has-extension", "E.164 cannot keep an extension"],
    ["212 555 0100 x12", "US", "phone-has-extension", "nor this spelling of one"],
    ["+12125550100;ext=12", undefined, "phone-has-extension", "nor that of RFC 3966"],
    ["+1 800 FLOWERS", undefined, "phone-invalid", "letters"],
    ["call +12125550100", undefined, "phone-invalid", "words round a number"],
    ["+12125550100 / +12125550101", undefined, "phone-invalid", "two numbers"],
    ["+", undefined, "phone-invalid", "only the plus"],
    ["-", undefined, "phone-invalid", "only a dash"],
    ["n/a", undefined, "phone-invalid", "a word"],
    ["+1212555\u00000100", undefined, "phone-invalid", "NUL inside"],
    ["9".repeat(1_000_000), "US", "phone-invalid", "a megabyte"],
    [12125550100, undefined, "phone-invalid", "a number from a hand-made request"],
    [null, undefined, "phone-invalid", "null from a hand-made request"],
    [["+12125550100"], undefined, "phone-invalid", "the key sent twice"],
  ])("%j (%s) is %s: %s", (typed, country, refusal) => {
    expect(refusalOf(typed, country)).toBe(refusal);
  });
});

test.each([
  ["+12125550100", "+1 212 555 0100"],
  ["+442079460018", "+44 20 7946 0018"],
  ["+33123456789", "+33 1 23 45 67 89"],
  ["+5511912345678", "+55 11 91234 5678"],
])("%s is shown as %s", (number, shown) => {
  expect(formatPhone(number as PhoneNumber)).toBe(shown);
});
