// The discrete Fourier transform of a real signal, as the power of each frequency.

/** A transform for signals of `length`, a power of two; the answer is reused by the next call. */
export function powerSpectrum(length: number): (signal: Float64Array) => Float64Array {
  const bits = Math.log2(length);
  if (!Number.isInteger(bits))
    throw new RangeError(`Cannot transform ${length} samples: it is no power of two`);
  const cosines = Float64Array.from({ length: length / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / length));
  const sines = Float64Array.from({ length: length / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / length));
  const places = Uint32Array.from({ length }, (_, i) => {
    let place = 0;
    for (let bit = 0; bit < bits; bit++) place |= ((i >> bit) & 1) << (bits - 1 - bit);
    return place;
  });
  const real = new Float64Array(length);
  const imaginary = new Float64Array(length);
  const power = new Float64Array(length / 2);
  return (signal) => {
    for (let i = 0; i < length; i++) real[places[i] ?? 0] = signal[i] ?? 0;
    imaginary.fill(0);
    for (let size = 2; size <= length; size *= 2) {
      const half = size / 2;
      const step = length / size;
      for (let start = 0; start < length; start += size) {
        for (let i = 0; i < half; i++) {
          const c = cosines[i * step]!;
          const s = sines[i * step]!;
          const a = start + i;
          const b = a + half;
          const re = real[b]! * c - imaginary[b]! * s;
          const im = real[b]! * s + imaginary[b]! * c;
          real[b] = real[a]! - re;
          imaginary[b] = imaginary[a]! - im;
          real[a] = real[a]! + re;
          imaginary[a] = imaginary[a]! + im;
        }
      }
    }
    for (let i = 0; i < power.length; i++) power[i] = real[i]! ** 2 + imaginary[i]! ** 2;
    return power;
  };
}
