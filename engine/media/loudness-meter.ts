// Measures the loudness of stereo sound at 48 kHz: ITU-R BS.1770-5 with the gates of EBU R128, and its true peak.
import type { Loudness } from './loudness.ts';

/** Samples of a channel in a second, and in the tenth of a second that blocks are made of. */
const rate = 48_000;
const hop = rate / 10;

/** K-weighting at 48 kHz (BS.1770-5, tables 1 and 2): a shelf for the head, then a high pass. */
const shelf = [
  1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
] as const;
const highPass = [1, -2, 1, -1.99004745483398, 0.99007225036621] as const;

/** LUFS below which nothing is counted. */
const absoluteGate = -70;

export interface LoudnessMeter {
  /** Left and right in turn, from -1 to 1. Any number of samples. */
  push(samples: Float32Array): void;
  /** Null when nothing was heard. */
  finish(): Loudness | null;
}

export function loudnessMeter(): LoudnessMeter {
  const channels = [channelMeter(), channelMeter()] as const;
  /** Mean square of both channels over each tenth of a second. */
  const energies: number[] = [];
  let inHop = 0;
  let sum = 0;
  return {
    push(samples) {
      const [left, right] = channels;
      for (let i = 0; i + 1 < samples.length; i += 2) {
        sum += left.weigh(samples[i] ?? 0) + right.weigh(samples[i + 1] ?? 0);
        if (++inHop === hop) {
          energies.push(sum / hop);
          inHop = 0;
          sum = 0;
        }
      }
    },
    finish() {
      // Less than a block was heard: it counts as one.
      if (energies.length < 4 && inHop > 0) energies.push(sum / inHop);
      const integrated = gatedMean(windows(energies, 4), -10);
      if (integrated === null) return null;
      const peak = Math.max(channels[0].peak(), channels[1].peak());
      return {
        integrated: round(integrated),
        range: round(rangeOf(windows(energies, 30))),
        truePeak: round(20 * Math.log10(Math.max(peak, 1e-6))),
      };
    },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const loudnessOf = (energy: number): number => -0.691 + 10 * Math.log10(energy);
const energyOf = (loudness: number): number => 10 ** ((loudness + 0.691) / 10);

/** Means over `length` neighbours; over all of them when there are fewer. */
function windows(energies: readonly number[], length: number): number[] {
  const wide = Math.min(length, energies.length);
  const means: number[] = [];
  let sum = 0;
  for (const [i, energy] of energies.entries()) {
    sum += energy - (i >= wide ? (energies[i - wide] ?? 0) : 0);
    if (i + 1 >= wide && wide > 0) means.push(Math.max(0, sum) / wide);
  }
  return means;
}

/** Those above both gates, of which the second lies `relative` LU below the mean of those above the first. */
function gated(means: readonly number[], relative: number): number[] {
  const heard = means.filter((energy) => energy > energyOf(absoluteGate));
  const gate = mean(heard) * 10 ** (relative / 10);
  return heard.filter((energy) => energy > gate);
}

function gatedMean(means: readonly number[], relative: number): number | null {
  const counted = gated(means, relative);
  return counted.length === 0 ? null : loudnessOf(mean(counted));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Between the quietest tenth and the loudest twentieth. */
function rangeOf(means: readonly number[]): number {
  const counted = gated(means, -20).toSorted((a, b) => a - b);
  if (counted.length === 0) return 0;
  const at = (share: number): number => loudnessOf(counted[Math.round(share * (counted.length - 1))] ?? 1);
  return at(0.95) - at(0.1);
}

/** Taps of each of the four phases between two samples (BS.1770-5, annex 2 asks for as many). */
const taps = 12;
const phases: readonly Float64Array[] = [1, 3, 5, 7].map((eighths) => interpolator(eighths / 8));
/** No phase makes more of its largest sample than this. */
const overshoot = Math.max(...phases.map((phase) => phase.reduce((sum, tap) => sum + Math.abs(tap), 0)));

/** A windowed sinc that reads `shift` of a sample after the sixth of twelve. */
function interpolator(shift: number): Float64Array {
  const kernel = Float64Array.from({ length: taps }, (_, i) => {
    const x = i - (taps / 2 - 1) - shift;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / (taps / 2 + 0.5));
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
  });
  const sum = kernel.reduce((total, tap) => total + tap, 0);
  return kernel.map((tap) => tap / sum);
}

/** Samples between two looks at the peaks. */
const stretch = 256;

function channelMeter() {
  const [sb0, sb1, sb2, sa1, sa2] = shelf;
  const [hb0, hb1, hb2, ha1, ha2] = highPass;
  let s1 = 0;
  let s2 = 0;
  let h1 = 0;
  let h2 = 0;
  let peak = 0;
  const line = new Float64Array(taps + stretch);
  let filled = taps;
  const look = (): void => {
    let largest = 0;
    for (let i = 0; i < filled; i++) largest = Math.max(largest, Math.abs(line[i] ?? 0));
    peak = Math.max(peak, largest);
    // Most of a film is far below its loudest moment: nothing between its samples can reach it.
    if (largest * overshoot > peak) {
      for (let at = 0; at + taps <= filled; at++) {
        for (const phase of phases) {
          let value = 0;
          for (let tap = 0; tap < taps; tap++) value += (phase[tap] ?? 0) * (line[at + tap] ?? 0);
          peak = Math.max(peak, Math.abs(value));
        }
      }
    }
    line.copyWithin(0, filled - taps, filled);
    filled = taps;
  };
  return {
    /** The square of the sample as the ear weighs it. */
    weigh(sample: number): number {
      line[filled++] = sample;
      if (filled === line.length) look();
      const shelved = sb0 * sample + s1;
      s1 = sb1 * sample - sa1 * shelved + s2;
      s2 = sb2 * sample - sa2 * shelved;
      const weighted = hb0 * shelved + h1;
      h1 = hb1 * shelved - ha1 * weighted + h2;
      h2 = hb2 * shelved - ha2 * weighted;
      return weighted * weighted;
    },
    peak(): number {
      look();
      return peak;
    },
  };
}
