// Reads a place in a film as people type it.
import { latinDigits } from './latin-digits.ts';

/** Seconds of `1:02:05.5`, `62:05` or `3725.5`; null for anything else. */
export function readPlace(text: string): number | null {
  const parts = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6}(?:[.,]\d{1,6})?)$/.exec(latinDigits(text).trim());
  if (parts === null) return null;
  const [, hours, minutes, rest = ''] = parts;
  const seconds = Number(rest.replace(',', '.'));
  if (minutes !== undefined && seconds >= 60) return null;
  if (hours !== undefined && Number(minutes) >= 60) return null;
  return Math.round((Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + seconds) * 1000) / 1000;
}
