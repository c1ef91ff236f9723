import { describe, expect, it } from "vitest";
import { newId } from "#lib/values/ids.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { AddAgent } from "./schema.ts";

const newSeat = `tier:${newId()}`;

const good = {
  key: newId(),
  email: "kim@example.com",
  name: "Kim Example",
  role: "agent",
  language: "en",
  seat: "none",
  extensionType: "SIP",
};

describe("the Add Agent form", () => {
  it.each([
    { why: "what is left out may be left out", fields: {}, errors: null },
    {
      why: "empty optional fields are as good as absent",
      fields: { unitId: "", extension: "", landLine: "" },
      errors: null,
    },
    { why: "a template whole", fields: { templateTitle: "Late", templateBody: "Late." }, errors: null },
    {
      why: "a template without its title, with something else wrong",
      fields: { templateBody: "Late.", name: "" },
      errors: { templateTitle: "title-required", name: "name-required" },
    },
    {
      why: "a template without its text",
      fields: { templateTitle: "A" },
      errors: { templateBody: "body-required" },
    },
    {
      why: "an unknown placeholder",
      fields: { templateTitle: "A", templateBody: "{x}" },
      errors: { templateBody: "placeholder-unknown" },
    },
    { why: "no address", fields: { email: "" }, errors: { email: "email-required" } },
    { why: "a broken address", fields: { email: "kim@" }, errors: { email: "email-invalid" } },
    { why: "no name", fields: { name: "   " }, errors: { name: "name-required" } },
    { why: "301 characters", fields: { name: "x".repeat(301) }, errors: { name: "name-too-long" } },
    {
      why: "a megabyte in a name",
      fields: { name: "x".repeat(1_000_000) },
      errors: { name: "name-too-long" },
    },
    {
      why: "a NUL in a name, which the database cannot hold",
      fields: { name: "K\u0000im" },
      errors: { name: "name-invalid" },
    },
    { why: "a role that does not exist", fields: { role: "owner" }, errors: { role: "role-unknown" } },
    { why: "a seat of no kind", fields: { seat: "throne" }, errors: { seat: "seat-unknown" } },
    {
      why: "a seat with something else than an id",
      fields: { seat: "seat:1' or '1" },
      errors: { seat: "seat-unknown" },
    },
    {
      why: "one digit",
      fields: { seat: newSeat, extension: "7" },
      errors: { extension: "extension-invalid" },
    },
    {
      why: "letters",
      fields: { seat: newSeat, extension: "10a" },
      errors: { extension: "extension-invalid" },
    },
    {
      why: "all at once",
      fields: { seat: newSeat, extension: "7", email: "" },
      errors: { email: "email-required", extension: "extension-invalid" },
    },
    { why: "an extension is judged for new seats only", fields: { extension: "7" }, errors: null },
    {
      why: "a name that turns the sentence round",
      fields: { name: "Kim \u202Egnp" },
      errors: { name: "name-invalid" },
    },
    { why: "a unit that is no id", fields: { unitId: "sales" }, errors: { unitId: "id-invalid" } },
    { why: "false is not true", fields: { mustChange: "false" }, errors: { mustChange: "checkbox-unknown" } },
    {
      why: "a field that the form does not have",
      fields: { isAdmin: "1" },
      errors: { "": "form-malformed" },
    },
    {
      why: "a phone without its country",
      fields: { mobile: "020 7946 0018" },
      errors: { mobile: "phone-needs-country-code" },
    },
  ])("$why", ({ fields, errors }) => {
    const parsed = parseForm(AddAgent, formOf({ ...good, ...fields }));
    expect(parsed.ok ? null : parsed.state.status === "invalid" && parsed.state.errors).toEqual(errors);
  });

  it("an extension is taken in the digits of any script", () => {
    const parsed = parseForm(AddAgent, formOf({ ...good, seat: newSeat, extension: "１０４" }));
    expect(parsed).toMatchObject({ ok: true, input: { extension: "104" } });
  });

  it("a field sent twice is refused at that field", () => {
    const form = formOf(good);
    form.append("email", "other@example.com");
    const parsed = parseForm(AddAgent, form);
    expect(parsed).toMatchObject({
      ok: false,
      state: { status: "invalid", errors: { email: "email-required" } },
    });
  });

  it.each([null, undefined, "email=kim", 7, { email: "kim@example.com" }, []])(
    "%j is no form at all",
    (form) => {
      expect(parseForm(AddAgent, form)).toEqual({
        ok: false,
        state: { status: "invalid", values: {}, errors: { "": "form-malformed" } },
      });
    },
  );

  it("gives back what was typed", () => {
    const parsed = parseForm(AddAgent, formOf({ ...good, email: "kim@" }));
    expect(parsed).toMatchObject({ ok: false, state: { values: { name: "Kim Example", email: "kim@" } } });
  });
});

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
