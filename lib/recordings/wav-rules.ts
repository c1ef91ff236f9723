import type { SoundRefusal } from "./rules.ts";

/** PCM, floating point, A-law, mu-law, and PCM with more said about it: what browsers play. */
const playedCodings = new Set([1, 3, 6, 7, 0xfffe]);

/**
 * What is wrong with these bytes as a WAV file (RIFF, little endian), or null. Every length in it must be true: of the whole, of each
 * chunk and of each sample.
 */
export function faultOfWav(bytes: Uint8Array): SoundRefusal | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return "recording-damaged";
  const riffEnd = view.getUint32(4, true) + 8;
  if (riffEnd !== bytes.length && riffEnd + 1 !== bytes.length) return "recording-damaged";

  let frameBytes = 0;
  for (let at = 12; at < riffEnd; ) {
    if (at + 8 > bytes.length) return "recording-damaged";
    const id = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    if (at + 8 + size > bytes.length) return "recording-damaged";
    if (id === "fmt ") {
      const fault = faultOfFormat(view, at + 8, size);
      if (fault) return fault;
      frameBytes = view.getUint16(at + 20, true);
    }
    if (id === "data") {
      if (frameBytes === 0) return "recording-not-audio";
      return size < frameBytes ? "recording-empty" : null;
    }
    at += 8 + size + (size % 2);
  }
  return "recording-not-audio";
}

function faultOfFormat(view: DataView, at: number, size: number): SoundRefusal | null {
  if (size < 16) return "recording-damaged";
  const [coding, channels] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
  const [rate, bytesPerSecond] = [view.getUint32(at + 4, true), view.getUint32(at + 8, true)];
  const [frameBytes, bits] = [view.getUint16(at + 12, true), view.getUint16(at + 14, true)];
  if (!playedCodings.has(coding) || channels < 1 || channels > 8) return "recording-not-audio";
  if (rate < 4000 || rate > 192_000) return "recording-not-audio";
  const agrees = frameBytes === (channels * bits) / 8 && bytesPerSecond === rate * frameBytes;
  return agrees && frameBytes > 0 ? null : "recording-damaged";
}
