// Writes clean WebVTT (W3C WebVTT 1) from cues.
import type { SubtitleCue } from './subtitle-cue.ts';

/** The file, starting with its signature; cue text must be clean already. */
export function writeWebVtt(cues: readonly SubtitleCue[]): string {
  const blocks = cues.map((cue) => {
    const settings = cue.settings === '' ? '' : ` ${cue.settings}`;
    return `${vttTime(cue.startSeconds)} --> ${vttTime(cue.endSeconds)}${settings}\n${cue.text}\n`;
  });
  return ['WEBVTT\n', ...blocks].join('\n');
}

/** `01:02:03.450`, rounded to the millisecond. */
export function vttTime(seconds: number): string {
  const total = Math.max(0, Math.round(seconds * 1000));
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor(total / 60_000) % 60;
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(Math.floor(total / 1000) % 60, 2)}.${pad(total % 1000, 3)}`;
}
