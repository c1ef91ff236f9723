const headerBytes = 44;

/** A WAV file of one channel with 16 bits a sample. `samples` are from -1 to 1; what is beyond is cut. */
export function writeWav(samples: Float32Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const file = new DataView(new ArrayBuffer(headerBytes + samples.length * 2));
  const text = (at: number, letters: string) => {
    for (const [place, letter] of [...letters].entries()) file.setUint8(at + place, letter.charCodeAt(0));
  };
  text(0, "RIFF");
  file.setUint32(4, file.byteLength - 8, true);
  text(8, "WAVEfmt ");
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, sampleRate, true);
  file.setUint32(28, sampleRate * 2, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  text(36, "data");
  file.setUint32(40, samples.length * 2, true);
  for (const [place, sample] of samples.entries()) {
    const cut = Math.max(-1, Math.min(1, sample));
    file.setInt16(headerBytes + place * 2, Math.round(cut * 32_767), true);
  }
  return new Uint8Array(file.buffer);
}
