// Reads 16-bit PCM out of a RIFF WAVE file, the form in which music is handed to the renderer of clips.

/** `samples` are little-endian 16-bit values, channels interleaved. */
export type WavAudio = { sampleRate: number; channels: number; samples: Uint8Array };

/** Throws an Error that names what is wrong when the bytes are not 16-bit PCM. */
export function readWav(bytes: Uint8Array): WavAudio {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') {
    throw new Error(`Cannot read ${bytes.length} bytes as WAV: they do not start with RIFF ... WAVE`);
  }
  let sampleRate = 0;
  let channels = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(at) === 'fmt ') {
      const format = view.getUint16(body, true);
      const bits = view.getUint16(body + 14, true);
      if (format !== 1 || bits !== 16)
        throw new Error(`Cannot read WAV of format ${format} with ${bits} bits: only 16-bit PCM`);
      channels = view.getUint16(body + 2, true);
      sampleRate = view.getUint32(body + 4, true);
    } else if (tag(at) === 'data') {
      if (sampleRate === 0) throw new Error('Cannot read WAV: its data comes before its format');
      return { sampleRate, channels, samples: bytes.subarray(body, Math.min(bytes.length, body + size)) };
    }
    // Chunks are padded to an even size.
    at = body + size + (size % 2);
  }
  throw new Error('Cannot read WAV: it holds no samples');
}
