// Writes 16-bit PCM in a RIFF WAVE file, so that any decoder knows its rate and channels.

/** `channels` are of equal length, with values from -1 to 1; louder is clipped. */
export function writeWav(sampleRate: number, channels: readonly Float32Array[]): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  const blockSize = channels.length * 2;
  const bytes = new Uint8Array(44 + frames * blockSize);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, name: string) => {
    for (let i = 0; i < 4; i++) view.setUint8(at + i, name.charCodeAt(i));
  };
  tag(0, 'RIFF');
  view.setUint32(4, 36 + frames * blockSize, true);
  tag(8, 'WAVE');
  tag(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * blockSize, true);
  view.setUint16(32, blockSize, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, frames * blockSize, true);
  channels.forEach((channel, c) => {
    for (let i = 0; i < frames; i++) {
      const clipped = Math.max(-1, Math.min(1, channel[i] ?? 0));
      view.setInt16(44 + i * blockSize + c * 2, Math.round(clipped * 32767), true);
    }
  });
  return bytes;
}
