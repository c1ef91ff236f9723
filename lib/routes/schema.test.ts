import { describe, expect, it } from "vitest";
import { errorsByField, formValues } from "#lib/values/form-state.ts";
import { newId } from "#lib/values/ids.ts";
import { draftOf, membersAfter } from "./draft-rules.ts";
import { ExtensionsField, secondsField } from "./route-fields-schema.ts";
import { AddRoute, ChangeRoute } from "./schema.ts";

const group = {
  key: newId(),
  kind: "ring-group",
  name: " Sales  team ",
  greeting: "",
  to: "voicemail",
  toExtension: "",
  hasVoicemail: "on",
  distribution: "in-order",
  ringSeconds: "20",
  add: "104, 102\n105",
};
const menu = {
  key: newId(),
  kind: "ivr",
  name: "Menu",
  greeting: "Press 1.",
  to: "hang-up",
  toExtension: "",
  ringSeconds: "10",
  "key-1": "seat",
  "key-1-extension": "104",
  "key-hash": "voicemail",
  "key-2": "",
};

const faults = (schema: (typeof AddRoute | typeof ChangeRoute)["ivr" | "ring-group"], form: object) => {
  const parsed = schema.safeParse(form);
  return parsed.success ? [] : Object.entries(errorsByField(parsed.error.issues));
};

describe("a new call route", () => {
  it("is read into a draft: a ring group with the extensions in the order typed", () => {
    expect(draftOf(AddRoute["ring-group"].parse(group))).toMatchObject({
      name: "Sales team",
      greeting: null,
      hasVoicemail: true,
      added: ["104", "102", "105"],
      otherwise: { to: { kind: "voicemail" } },
      maxWaitSeconds: null,
    });
  });

  it("and a menu with its keys as they stand on a phone", () => {
    expect(draftOf(AddRoute.ivr.parse(menu)).keys).toEqual([
      { key: "1", to: { kind: "extension", extension: "104" }, field: "key-1-extension" },
      { key: "#", to: { kind: "voicemail" }, field: "key-hash" },
    ]);
  });

  it.each([
    [{ name: " " }, [["name", "name-required"]]],
    [{ name: "x".repeat(101) }, [["name", "short-name-too-long"]]],
    [{ ringSeconds: "2" }, [["ringSeconds", "ring-seconds-invalid"]]],
    [{ ringSeconds: "1e2" }, [["ringSeconds", "ring-seconds-invalid"]]],
    [{ to: "route:no-id" }, [["to", "destination-unknown"]]],
    [{ to: "elsewhere" }, [["to", "destination-unknown"]]],
    [{ to: "seat", toExtension: "1" }, [["toExtension", "extension-invalid"]]],
    [{ to: "seat" }, [["toExtension", "extension-invalid"]]],
    [
      { to: "seat", name: "" },
      [
        ["name", "name-required"],
        ["toExtension", "extension-invalid"],
      ],
    ],
    [{ distribution: "longest-idle" }, [["distribution", "distribution-unknown"]]],
    [{ greeting: "x".repeat(1001) }, [["greeting", "greeting-too-long"]]],
    [{ greeting: "a\u202Eb" }, [["greeting", "greeting-invalid"]]],
    [{ hasVoicemail: "false" }, [["hasVoicemail", "checkbox-unknown"]]],
    [{ other: "x" }, [["", 'Unrecognized key: "other"']]],
  ])("refuses %j", (change, expected) => {
    expect(faults(AddRoute["ring-group"], { ...group, ...change })).toEqual(expected);
  });

  it("reads extensions and seconds in the digits of an Arabic keyboard", () => {
    expect(AddRoute["ring-group"].parse({ ...group, to: "seat", toExtension: "١٠٤" }).toExtension).toBe(
      "104",
    );
    expect(ExtensionsField.parse("١٠٤, ٢٠٥")).toEqual(["104", "205"]);
    expect(secondsField(5, 60, "seconds").parse("٢٠")).toBe(20);
  });

  it.each([
    ["100; 101 abc", ["100", "101", "abc"]],
    ["104;;x,1\n1234567", ["104", "x", "1", "1234567"]],
    ["100، 101؛ 102", ["100", "101", "102"]],
    [" ", []],
  ])("reads %j as extensions, for the verb to name those that are none", (add, read) => {
    expect(AddRoute["ring-group"].parse({ ...group, add }).add).toEqual(read);
  });

  it("asks for the extension of a key that leads to a seat, and of no other", () => {
    expect(faults(AddRoute.ivr, { ...menu, "key-1-extension": "" })).toEqual([
      ["key-1-extension", "extension-invalid"],
    ]);
    expect(faults(AddRoute.ivr, { ...menu, "key-2-extension": "nonsense" })).toEqual([]);
  });
});

describe("a changed call route", () => {
  const seatId = newId();
  const changed = { ...group, routeId: newId(), version: "3" };

  it("has fields of its own for each member", () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      ...changed,
      [`place.${seatId}`]: "2",
      [`remove.${seatId}`]: "on",
    })) {
      form.append(name, value);
    }
    expect(draftOf(ChangeRoute["ring-group"].parse(formValues(form))).rows).toEqual([
      { seatId, place: 2, priority: null, isRemoved: true },
    ]);
  });

  it.each([
    [{ [`place.${seatId}`]: "first" }, [[`place.${seatId}`, "place-invalid"]]],
    [{ [`priority.${seatId}`]: "11" }, [["", "form-malformed"]]],
    [{ "place.nobody": "1" }, [["", "form-malformed"]]],
    [{ [`constructor.${seatId}`]: "1" }, [["", "form-malformed"]]],
    [{ version: "x" }, [["version", "form-malformed"]]],
  ])("refuses %j", (change, expected) => {
    expect(faults(ChangeRoute["ring-group"], { ...changed, ...change })).toEqual(expected);
  });
});

describe("membersAfter", () => {
  const five = ["a", "b", "c", "d", "e"].map((seatId) => ({ seatId, priority: 1 }));
  const moved = (...moves: [string, number][]) =>
    membersAfter(
      five,
      moves.map(([seatId, place]) => ({ seatId: seatId as never, place, priority: null, isRemoved: false })),
    ).map(({ seatId }) => seatId);

  it.each<[[string, number][], string]>([
    [[], "abcde"],
    [[["e", 1]], "eabcd"],
    [[["a", 5]], "bcdea"],
    [[["d", 2]], "adbce"],
    [[["b", 4]], "acdbe"],
    [[["a", 99]], "bcdea"],
    [
      [
        ["a", 2],
        ["b", 1],
      ],
      "bacde",
    ],
  ])("moving %j gives %s", (moves, order) => {
    expect(moved(...moves).join("")).toBe(order);
  });
});
