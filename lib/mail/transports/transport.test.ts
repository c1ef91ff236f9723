import { expect, test } from "vitest";
import en from "#messages/en.json";
import { TROUBLES } from "./transport.ts";

test("every trouble has a sentence, and every sentence a trouble", () => {
  expect(Object.keys(en.mail.trouble).sort()).toEqual([...TROUBLES].sort());
});
