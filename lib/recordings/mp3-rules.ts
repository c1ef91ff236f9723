import type { SoundRefusal } from "./rules.ts";

/** Kilobits a second by the header's index, for MPEG 1 and for MPEG 2 and 2.5, layer III (ISO/IEC 11172-3 and 13818-3). */
const bitRates = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  later: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const sampleRates = [44_100, 48_000, 32_000];
/** Tags that writers put behind the sound. */
const tails = ["TAG", "APETAGEX", "LYRICSBEGIN"];

/**
 * What is wrong with these bytes as an MP3 file, or null: from the first frame to the last each must lead to the next, and the last must
 * be there whole. Tags before and behind are passed over.
 */
export function faultOfMp3(bytes: Uint8Array): SoundRefusal | null {
  let at = startOfFrames(bytes);
  if (at > bytes.length) return "recording-damaged";
  let frames = 0;
  while (at < bytes.length && !isTail(bytes, at)) {
    const length = frameLength(bytes, at);
    // One alone may be two bytes of anything.
    if (length === null) return frames < 2 ? "recording-not-audio" : "recording-damaged";
    at += length;
    frames += 1;
  }
  if (at > bytes.length) return "recording-damaged";
  return frames < 2 ? "recording-not-audio" : null;
}

function startOfFrames(bytes: Uint8Array): number {
  let at = 0;
  while (textAt(bytes, at, 3) === "ID3") {
    const size = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + ((bytes[at + place] ?? 0) & 0x7f), 0);
    const hasFooter = ((bytes[at + 5] ?? 0) & 0x10) !== 0;
    at += 10 + size + (hasFooter ? 10 : 0);
  }
  while (at > 0 && bytes[at] === 0) at += 1;
  return at;
}

/** In bytes; null where no frame of layer III begins. */
function frameLength(bytes: Uint8Array, at: number): number | null {
  const [sync = 0, kind = 0, rates = 0] = bytes.subarray(at, at + 3);
  const [version, layer] = [(kind >> 3) & 3, (kind >> 1) & 3];
  if (sync !== 0xff || kind >> 5 !== 7 || version === 1 || layer !== 1) return null;
  const isFirst = version === 3;
  const bitRate = bitRates[isFirst ? "first" : "later"][rates >> 4];
  const sampleRate = sampleRates[(rates >> 2) & 3];
  if (!bitRate || !sampleRate) return null;
  const divided = isFirst ? sampleRate : sampleRate / (version === 2 ? 2 : 4);
  return Math.floor(((isFirst ? 144 : 72) * bitRate * 1000) / divided) + ((rates >> 1) & 1);
}

function isTail(bytes: Uint8Array, at: number): boolean {
  return (
    tails.some((tail) => textAt(bytes, at, tail.length) === tail) ||
    bytes.subarray(at).every((byte) => byte === 0)
  );
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
