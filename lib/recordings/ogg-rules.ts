import type { SoundRefusal } from "./rules.ts";

const lastPageOfStream = 4;

/**
 * What is wrong with these bytes as an Ogg file with Opus or Vorbis in it (RFC 3533, 7845), or null: page must follow page to the end,
 * and the last must say that it is the last.
 */
export function faultOfOgg(bytes: Uint8Array): SoundRefusal | null {
  let flags = 0;
  for (let at = 0; at < bytes.length; ) {
    const segments = bytes[at + 26];
    if (!isPage(bytes, at) || segments === undefined) return "recording-damaged";
    const body = at + 27 + segments;
    const end = bytes.subarray(at + 27, body).reduce((sum, length) => sum + length, body);
    if (end > bytes.length || body > bytes.length) return "recording-damaged";
    if (at === 0 && !isPlayed(bytes.subarray(body, end))) return "recording-not-audio";
    flags = bytes[at + 5] ?? 0;
    at = end;
  }
  return (flags & lastPageOfStream) === 0 ? "recording-damaged" : null;
}

function isPage(bytes: Uint8Array, at: number): boolean {
  return String.fromCharCode(...bytes.subarray(at, at + 4)) === "OggS" && bytes[at + 4] === 0;
}

function isPlayed(firstPacket: Uint8Array): boolean {
  const head = String.fromCharCode(...firstPacket.subarray(0, 8));
  return head === "OpusHead" || head.startsWith("\u0001vorbis");
}
