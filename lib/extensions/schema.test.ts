import { expect, it } from "vitest";
import { newId } from "#lib/values/ids.ts";
import { AddExtension, EditExtension } from "./schema.ts";

const form = { key: newId(), type: "SIP", number: " ۱۰۴ " };

it("reads an extension's number in the digits of a Persian keyboard", () => {
  expect(AddExtension.parse(form).number).toBe("104");
  expect(EditExtension.parse({ ...form, extensionId: newId(), version: "1" }).number).toBe("104");
});

it("refuses what calls for help, whatever the digits", () => {
  const judged = AddExtension.safeParse({ ...form, number: "١١٢" });
  expect(judged.error?.issues.map(({ message }) => message)).toEqual(["extension-reserved"]);
});
