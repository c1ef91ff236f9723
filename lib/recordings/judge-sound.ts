import { createHash } from "node:crypto";
import { parseBuffer } from "music-metadata";
import type { AudioFormat } from "#lib/values/audio-format.ts";
import { faultOfMp3 } from "./mp3-rules.ts";
import { faultOfOgg } from "./ogg-rules.ts";
import { largestRecordingBytes, mimeTypes, refusalOfLength, type SoundRefusal } from "./rules.ts";
import { faultOfWav } from "./wav-rules.ts";

/** A sound file that was looked through. */
export interface Sound {
  content: Uint8Array;
  format: AudioFormat;
  durationMs: number;
  /** Its content in short: SHA-256, hexadecimal. */
  digest: string;
}

const faultOf = { wav: faultOfWav, mp3: faultOfMp3, ogg: faultOfOgg };

/**
 * Says what a file is by what is in it, never by its name or by what the browser calls it: WAV, MP3 or Ogg, whole, and at most three
 * minutes and 10 MiB. Refusals: {@link SoundRefusal}. Source: product.md, "Telephony".
 */
export async function judgeSound(
  content: Uint8Array,
): Promise<{ ok: true; sound: Sound } | { ok: false; refusal: SoundRefusal }> {
  if (content.length === 0) return { ok: false, refusal: "recording-empty" };
  if (content.length > largestRecordingBytes) return { ok: false, refusal: "recording-too-large" };
  const format = formatOf(content);
  const fault = format ? faultOf[format](content) : "recording-not-audio";
  if (!format || fault) return { ok: false, refusal: fault ?? "recording-not-audio" };

  const durationMs = await durationOf(content, format);
  const refusal = refusalOfLength(durationMs);
  if (refusal) return { ok: false, refusal };
  const digest = createHash("sha256").update(content).digest("hex");
  return { ok: true, sound: { content, format, durationMs, digest } };
}

function formatOf(content: Uint8Array): AudioFormat | null {
  const text = (at: number, length: number) => String.fromCharCode(...content.subarray(at, at + length));
  if (text(0, 4) === "RIFF" && text(8, 4) === "WAVE") return "wav";
  if (text(0, 4) === "OggS") return "ogg";
  const startsFrame = content[0] === 0xff && (content[1] ?? 0) >> 5 === 7;
  return text(0, 3) === "ID3" || startsFrame ? "mp3" : null;
}

/** The boundary to a reader of strangers' bytes: whatever it stumbles over is no sound. */
async function durationOf(content: Uint8Array, format: AudioFormat): Promise<number> {
  const read = await parseBuffer(
    content,
    { mimeType: mimeTypes[format] },
    { duration: true, skipCovers: true },
  ).catch(() => null);
  return Math.round((read?.format.duration ?? Number.NaN) * 1000);
}
