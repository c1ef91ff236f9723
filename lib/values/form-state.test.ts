import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  errorsByField,
  errorsOf,
  formValues,
  invalid,
  refusedForm,
  sentenceFor,
  typedBefore,
} from "#lib/values/form-state.ts";

describe("reading a form", () => {
  const cases: [string, [string, string | File][], Record<string, unknown>][] = [
    ["keeps what was typed, blanks included", [["name", "  Ana "]], { name: "  Ana " }],
    ["an empty field is an empty string", [["name", ""]], { name: "" }],
    [
      "a doubled name becomes a list, in order",
      [
        ["g", "1"],
        ["g", "2"],
        ["g", "3"],
      ],
      { g: ["1", "2", "3"] },
    ],
    [
      "React's own fields are not the form's",
      [
        ["$ACTION_REF_1", ""],
        ["$ACTION_KEY", "k"],
        ["a", "1"],
      ],
      { a: "1" },
    ],
    [
      "files are not text",
      [
        ["drop", new File(["x"], "x.wav")],
        ["a", "1"],
      ],
      { a: "1" },
    ],
  ];
  test.each(cases)("%s", (_reason, entries, expected) => {
    expect(formValues(formOf(entries))).toEqual(expected);
  });

  test("a field called __proto__ is a field and changes no prototype", () => {
    const values = formValues(formOf([["__proto__", "x"]]));
    expect(Object.keys(values)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(Object.keys(invalid(values, []).values)).toEqual(["__proto__"]);
  });
});

describe("answering a form", () => {
  const schema = z.object({
    email: z.string().min(1, "required").includes("@", { error: "not-an-address" }),
  });

  test("each field gets its first issue, nested paths their field, the whole form the empty name", () => {
    const issues = [
      { path: ["email"], message: "required" },
      { path: ["email"], message: "not-an-address" },
      { path: ["groups", 3], message: "unknown-group" },
      { path: [], message: "nothing-changed" },
    ];
    expect(errorsByField(issues)).toEqual({
      email: "required",
      groups: "unknown-group",
      "": "nothing-changed",
    });
  });

  test("a zod refusal becomes keys by field and sends no secret back", () => {
    const values = { email: "", password: "hunter2" };
    const parsed = schema.safeParse(values);
    expect(parsed.success).toBe(false);
    expect(invalid(values, parsed.error?.issues ?? [], ["password"])).toEqual({
      status: "invalid",
      values: { email: "" },
      errors: { email: "required" },
    });
  });

  test("a refusal stands at its field, or on top", () => {
    const values = { email: "a@b.example", password: "hunter2" };
    const atField = refusedForm(values, "email-taken", { field: "email", secrets: ["password"] });
    expect(atField).toEqual({
      status: "refused",
      values: { email: "a@b.example" },
      refusal: "email-taken",
      field: "email",
    });
    expect(errorsOf(atField)).toEqual({ email: "email-taken" });
    expect(errorsOf(refusedForm(values, "no-seat-left"))).toEqual({ "": "no-seat-left" });
    expect(typedBefore(atField)).toEqual({ email: "a@b.example" });
    expect(typedBefore({ status: "done", result: null })).toBeNull();
  });
});

describe("the sentence for a key", () => {
  const sentences = {
    required: "Fill this in.",
    "email-required": "Enter an email address.",
    invalid: "Check this.",
  };
  test.each([
    ["the field's own sentence first", "email", "required", "Enter an email address."],
    ["else the general one", "name", "required", "Fill this in."],
    ["a message of zod's own is never shown", "name", "Invalid input: expected string", "Check this."],
    ["nor what every object has", "name", "constructor", "Check this."],
  ])("%s", (_reason, field, key, expected) => {
    expect(sentenceFor(sentences, field, key)).toBe(expected);
  });
});

function formOf(entries: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}
