// Listens to one sound track: how loud it is, where it is silent, and what it is known again by.
import { loudnessMeter } from './loudness-meter.ts';
import type { Loudness } from './loudness.ts';
import { silenceFinder, type Stretch } from './silence-finder.ts';
import { soundPrinter } from './sound-printer.ts';

export interface HeardSound {
  /** Null when nothing was heard. */
  readonly loudness: Loudness | null;
  readonly silences: Stretch[];
  /** Of the beginning; empty where none was asked for. */
  readonly print: Uint32Array;
}

export interface SoundListener {
  /** Stereo at 48 kHz: 32-bit floats, little-endian, left and right in turn; pieces of any length. */
  push(bytes: Uint8Array): void;
  finish(): HeardSound;
}

/** Floats handed on at a time. */
const most = 16_384;

/** `printSeconds` is how much of the beginning gets a fingerprint. */
export function hearSound(printSeconds: number): SoundListener {
  const meter = loudnessMeter();
  const silence = silenceFinder();
  const printer = soundPrinter(printSeconds);
  const floats = new Float32Array(most);
  const bytes = new Uint8Array(floats.buffer);
  let filled = 0;
  const hand = (samples: Float32Array): void => {
    // Damaged sound of floats may hold what is no number: one of it would be in every sum from then on.
    for (let i = 0; i < samples.length; i++) if (!Number.isFinite(samples[i])) samples[i] = 0;
    meter.push(samples);
    silence.push(samples);
    printer.push(samples);
  };
  return {
    push(piece) {
      for (let at = 0; at < piece.length;) {
        const taken = Math.min(bytes.length - filled, piece.length - at);
        bytes.set(piece.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
        if (filled === bytes.length) {
          hand(floats);
          filled = 0;
        }
      }
    },
    finish() {
      hand(floats.subarray(0, Math.floor(filled / 8) * 2));
      return { loudness: meter.finish(), silences: silence.finish(), print: printer.finish() };
    },
  };
}
