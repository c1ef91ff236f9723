import { longestRecordingMs } from "#lib/recordings/rules.ts";
import { writeWav } from "#lib/recordings/write-wav.ts";

export interface Recorder {
  /** Ends the recording, frees the microphone and gives the sound; null where there was none. */
  finish(): Promise<File | null>;
}

/** Enough for speech, and three minutes of it are well below what may be kept. */
const sampleRate = 16_000;

/**
 * Starts to record; null where the microphone is refused or not there. `ended`: called when it stops, which a microphone that is unplugged
 * makes it do by itself. What a browser records itself is not kept, a WAV file is.
 */
export async function startRecorder(ended: () => void): Promise<Recorder | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  if (!stream) return null;
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
  void stopped.then(ended);
  recorder.start();
  return {
    async finish() {
      if (recorder.state !== "inactive") recorder.stop();
      await stopped;
      for (const track of stream.getTracks()) track.stop();
      return wavOf(new Blob(pieces, { type: recorder.mimeType })).catch(() => null);
    },
  };
}

async function wavOf(recorded: Blob): Promise<File> {
  const context = new OfflineAudioContext(1, 1, sampleRate);
  const sound = await context.decodeAudioData(await recorded.arrayBuffer());
  const longest = (longestRecordingMs / 1000) * sampleRate;
  const wav = writeWav(oneChannel(sound).subarray(0, longest), sampleRate);
  return new File([wav], "recording.wav", { type: "audio/wav" });
}

function oneChannel(sound: AudioBuffer): Float32Array {
  const mixed = new Float32Array(sound.length);
  for (let channel = 0; channel < sound.numberOfChannels; channel += 1) {
    for (const [at, sample] of sound.getChannelData(channel).entries()) {
      mixed[at] = (mixed[at] ?? 0) + sample / sound.numberOfChannels;
    }
  }
  return mixed;
}
