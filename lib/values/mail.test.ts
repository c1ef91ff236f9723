import { expect, test } from "vitest";
import en from "#messages/en.json";
import { mailReasons } from "./mail.ts";

test("every reason has a sentence, and every sentence a reason", () => {
  expect(Object.keys(en.mail.trouble).sort()).toEqual([...mailReasons].sort());
});
