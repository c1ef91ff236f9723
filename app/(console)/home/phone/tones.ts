/** On and off, in seconds, as telephones of most countries ring and are heard to ring. */
const rhythms = {
  "ringing-in": { on: 1, off: 2, hertz: [440, 480], loudness: 0.2 },
  "ringing-out": { on: 1, off: 4, hertz: [425], loudness: 0.05 },
} as const;

/** Rings until the answer is called. Silent in a tab that nobody has touched yet, as browsers have it. */
export function ring(kind: keyof typeof rhythms): () => void {
  const { on, off, hertz, loudness } = rhythms[kind];
  const context = new AudioContext();
  const volume = new GainNode(context, { gain: 0 });
  volume.connect(context.destination);
  for (const frequency of hertz) {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(volume);
    tone.start();
  }
  const sound = () => {
    volume.gain.setValueAtTime(loudness, context.currentTime);
    volume.gain.setValueAtTime(0, context.currentTime + on);
  };
  sound();
  const timer = setInterval(sound, (on + off) * 1000);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
