import { expect, test } from "vitest";
import { titleOfFile } from "./file-title.ts";
import { TitleField } from "./title.ts";

test.each([
  ["Call back.wav", "Call back", "the ending says nothing to a person"],
  ["v1.2 final.mp3", "v1.2 final", "only the last ending is one"],
  ["Rückruf", "Rückruf", "a name without an ending stays"],
  [".wav", ".wav", "an ending alone is the name"],
  [`${"😀".repeat(120)}.ogg`, "😀".repeat(100), "what is too long is cut between characters, not within one"],
])("%s is called %s: %s", (name, title) => {
  expect(titleOfFile(name)).toBe(title);
});

test("what comes of a long name is a title, by its length in UTF-16 too", () => {
  expect(TitleField.safeParse(titleOfFile(`${"a".repeat(300)}.wav`)).success).toBe(true);
});
