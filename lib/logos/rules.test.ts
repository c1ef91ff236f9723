import { describe, expect, it } from "vitest";
import { pictureFormat, shownSize } from "./rules.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("pictureFormat", () => {
  it.each([
    ["a PNG", "\x89PNG\r\n\x1a\nmore", "png"],
    ["a JPEG", "\xff\xd8\xff\xe0", "jpeg"],
    ["a WebP", "RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"],
    ["a WAV, which is a RIFF too", "RIFF\x00\x00\x00\x00WAVEfmt ", null],
    ["an SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>", null],
    ["a GIF", "GIF89a", null],
    ["a text", "PNG", null],
    ["nothing", "", null],
    ["a PNG's beginning cut off", "\x89PNG", null],
  ])("%s", (_, text, format) => expect(pictureFormat(bytes(text))).toBe(format));
});

describe("shownSize", () => {
  const box = { width: 72, height: 36 };
  it.each([
    ["a wide one by its width", { width: 480, height: 40 }, { width: 72, height: 6 }],
    ["a high one by its height", { width: 100, height: 160 }, { width: 23, height: 36 }],
    ["a small one as it is", { width: 16, height: 16 }, { width: 16, height: 16 }],
    ["a line stays visible", { width: 480, height: 1 }, { width: 72, height: 1 }],
  ])("%s", (_, logo, size) => expect(shownSize(logo, box)).toEqual(size));
});
