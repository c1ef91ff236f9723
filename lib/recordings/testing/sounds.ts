import { writeWav } from "../write-wav.ts";

/** A tone. */
export function aWav(seconds = 1, sampleRate = 8000): Uint8Array<ArrayBuffer> {
  const samples = Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, at) => 0.3 * Math.sin((2 * Math.PI * 440 * at) / sampleRate),
  );
  return writeWav(samples, sampleRate);
}

/** Silence in frames of MPEG 1 layer III, 128 kbit/s at 44.1 kHz: 26 ms each. */
export function anMp3(frames = 40): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(417);
  frame.set([0xff, 0xfb, 0x90, 0xc4]);
  return joined(Array.from({ length: frames }, () => frame));
}

/** Silence in Opus packets of 20 ms, 50 of them to a page. */
export function anOgg(seconds = 2): Uint8Array<ArrayBuffer> {
  const head = Uint8Array.from([...letters("OpusHead"), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]);
  const tags = Uint8Array.from([...letters("OpusTags"), 4, 0, 0, 0, ...letters("test"), 0, 0, 0, 0]);
  const silence = Uint8Array.from([0xf8, 0xff, 0xfe]);
  const sound = Array.from({ length: seconds }, (_, second) =>
    page(
      Array.from({ length: 50 }, () => silence),
      { flags: second === seconds - 1 ? 4 : 0, granule: (second + 1) * 48_000, sequence: second + 2 },
    ),
  );
  return joined([
    page([head], { flags: 2, granule: 0, sequence: 0 }),
    page([tags], { flags: 0, granule: 0, sequence: 1 }),
    ...sound,
  ]);
}

function page(
  packets: Uint8Array[],
  { flags, granule, sequence }: { flags: number; granule: number; sequence: number },
): Uint8Array {
  const body = joined(packets);
  const whole = new Uint8Array(27 + packets.length + body.length);
  const view = new DataView(whole.buffer);
  whole.set(letters("OggS"));
  view.setUint8(5, flags);
  view.setBigUint64(6, BigInt(granule), true);
  view.setUint32(14, 1, true);
  view.setUint32(18, sequence, true);
  view.setUint8(26, packets.length);
  whole.set(
    packets.map(({ length }) => length),
    27,
  );
  whole.set(body, 27 + packets.length);
  view.setUint32(22, checksum(whole), true);
  return whole;
}

/** CRC-32 as Ogg has it: not reflected, from zero (RFC 3533, 6). */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}

export function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

export function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
