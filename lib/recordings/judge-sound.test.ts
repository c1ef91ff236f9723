import { describe, expect, it } from "vitest";
import { judgeSound } from "./judge-sound.ts";
import { largestRecordingBytes } from "./rules.ts";
import { anMp3, anOgg, aWav, joined, letters } from "./testing/sounds.ts";

describe("judgeSound takes", () => {
  it.each([
    ["a WAV file", aWav(1.5), "wav", 1500],
    ["a WAV file with an odd chunk before its sound", withChunk(aWav(1), "LIST", 5), "wav", 1000],
    ["the longest WAV file", aWav(180), "wav", 180_000],
    ["an MP3 file", anMp3(40), "mp3", 1045],
    ["an MP3 file with tags before and behind", tagged(anMp3(40)), "mp3", 1045],
    ["an Ogg file", anOgg(2), "ogg", 2000],
  ])("%s", async (_, content, format, durationMs) => {
    const judged = await judgeSound(content);
    expect(judged).toMatchObject({ ok: true, sound: { format } });
    if (!judged.ok) throw new Error(judged.refusal);
    expect(Math.abs(judged.sound.durationMs - durationMs)).toBeLessThan(30);
    expect(judged.sound.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("judgeSound refuses", () => {
  it.each([
    ["nothing", new Uint8Array(), "recording-empty"],
    ["a web page", text("<!doctype html><script>alert(1)</script>"), "recording-not-audio"],
    ["a zip", joined([text("PK\u0003\u0004"), new Uint8Array(500)]), "recording-not-audio"],
    [
      "a web page behind a tag",
      joined([text("ID3\u0004"), new Uint8Array(6), text("<html>")]),
      "recording-not-audio",
    ],
    ["a web page called RIFF", text("RIFF    WAVE<html>"), "recording-damaged"],
    ["two bytes that begin a frame", Uint8Array.from([0xff, 0xfb]), "recording-not-audio"],
    ["one frame alone", anMp3(1), "recording-not-audio"],
    [
      "video",
      joined([text("OggS\u0000\u0002"), new Uint8Array(20), Uint8Array.from([1, 8]), text("\u0080theora ")]),
      "recording-not-audio",
    ],
    ["more than 10 MiB", new Uint8Array(largestRecordingBytes + 1), "recording-too-large"],
    ["a WAV file without a sample", aWav(0), "recording-empty"],
    ["a WAV file of over three minutes", aWav(180.1), "recording-too-long"],
    ["an MP3 file of over three minutes", anMp3(6900), "recording-too-long"],
    ["an Ogg file of over three minutes", anOgg(181), "recording-too-long"],
    ["a cut WAV file", aWav().subarray(0, 5000), "recording-damaged"],
    ["a WAV file cut in its header", aWav().subarray(0, 30), "recording-damaged"],
    ["a cut MP3 file", anMp3().subarray(0, 5000), "recording-damaged"],
    [
      "an MP3 file with something else in its middle",
      joined([anMp3(), text("<html>"), anMp3()]),
      "recording-damaged",
    ],
    ["a cut Ogg file", anOgg().subarray(0, 300), "recording-damaged"],
    ["an Ogg file cut between two pages", anOgg(3).subarray(0, lastPageAt(anOgg(3))), "recording-damaged"],
    ["a WAV file that claims to be longer", changed(aWav(), 4, 5_000_000), "recording-damaged"],
    ["a WAV file that claims to be shorter", changed(aWav(), 4, 100), "recording-damaged"],
    ["sound that claims to be longer than its file", changed(aWav(), 40, 5_000_000), "recording-damaged"],
    ["sound that claims to be endless", changed(aWav(), 40, 0xffffffff), "recording-damaged"],
    ["a sample rate that makes it short", changed(aWav(180.1), 24, 16_000), "recording-damaged"],
    ["no samples a second", changed(aWav(), 24, 0), "recording-not-audio"],
  ])("%s", async (_, content, refusal) => {
    expect(await judgeSound(content)).toEqual({ ok: false, refusal });
  });
});

function text(letters_: string): Uint8Array {
  return Uint8Array.from(letters(letters_));
}

function changed(file: Uint8Array, at: number, figure: number): Uint8Array {
  new DataView(file.buffer).setUint32(at, figure, true);
  return file;
}

function withChunk(file: Uint8Array, id: string, size: number): Uint8Array {
  const chunk = new Uint8Array(8 + size + (size % 2));
  chunk.set(letters(id));
  new DataView(chunk.buffer).setUint32(4, size, true);
  const whole = joined([file.subarray(0, 36), chunk, file.subarray(36)]);
  return changed(whole, 4, whole.length - 8);
}

function tagged(file: Uint8Array): Uint8Array {
  const before = joined([text("ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0014"), new Uint8Array(20)]);
  return joined([before, file, text("TAG"), new Uint8Array(125)]);
}

function lastPageAt(file: Uint8Array): number {
  return Buffer.from(file).lastIndexOf("OggS");
}
