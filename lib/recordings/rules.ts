import type { AudioFormat } from "#lib/values/audio-format.ts";

/** product.md, "Telephony". */
export const largestRecordingBytes = 10 * 1024 * 1024;
/** A drop is left on somebody's voicemail: boxes take three minutes at most. */
export const longestRecordingMs = 3 * 60_000;
/** What a browser's file dialog offers; what a file is, its content says. */
export const acceptedFiles = ".wav,.mp3,.ogg,.oga,.opus,audio/wav,audio/mpeg,audio/ogg";
/** How much an organisation keeps in all. */
export const quota = { recordings: 500, bytes: 1024 ** 3 } as const;

/** What a browser is told that it is. */
export const mimeTypes: Record<AudioFormat, string> = {
  wav: "audio/wav",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
};

/** What is wrong with a sound file, by its content. */
export type SoundRefusal =
  | "recording-empty"
  | "recording-too-large"
  | "recording-not-audio"
  | "recording-damaged"
  | "recording-too-long";

export type QuotaRefusal = "recordings-too-many" | "recordings-too-large";

export interface Kept {
  recordings: number;
  bytes: number;
}

/** Why one more of this size has no place beside what the organisation keeps, or null. */
export function refusalOfQuota(kept: Kept, sizeBytes: number): QuotaRefusal | null {
  if (kept.recordings + 1 > quota.recordings) return "recordings-too-many";
  return kept.bytes + sizeBytes > quota.bytes ? "recordings-too-large" : null;
}

/** Why something of this length is not kept, or null; a length that cannot be told is that of no sound. */
export function refusalOfLength(durationMs: number): SoundRefusal | null {
  if (!Number.isFinite(durationMs) || durationMs < 1) return "recording-not-audio";
  return durationMs > longestRecordingMs ? "recording-too-long" : null;
}
