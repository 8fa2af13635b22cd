// Reads the events of an ASS or SSA script into clean cues.
import { assCue } from './ass-cue.ts';
import { mostColumns, readAssStyles } from './ass-styles.ts';
import type { SubtitleCue } from './subtitle-cue.ts';

/** True for a script with events, whatever stands before them. */
export function isAss(text: string): boolean {
  return (
    /^[^\S\r\n]*\[(?:Script Info|V4\+? Styles|Events)\]/im.test(text.slice(0, 20_000)) &&
    /^[^\S\r\n]*\[Events\]/im.test(text)
  );
}

const usual = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];

/** In the order of the script; lines of the same time and words, as typesetters stack them, once. */
export function parseAss(script: string): SubtitleCue[] {
  const styles = readAssStyles(script);
  const cues = new Map<string, SubtitleCue>();
  let columns = usual;
  let events = false;
  for (const line of script.split(/\r\n|\n|\r/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line);
    if (section !== null) events = section[1]?.toLowerCase() === 'events';
    const entry = events ? /^\s*(Format|Dialogue)\s*:(.*)$/i.exec(line) : null;
    if (entry === null) continue;
    const fields = (entry[2] ?? '').split(',');
    if (entry[1]?.toLowerCase() === 'format') {
      columns = fields.slice(0, mostColumns).map((field) => field.trim().toLowerCase());
      continue;
    }
    // The text comes last and may hold commas.
    const text = fields.slice(columns.length - 1).join(',');
    const field = (name: string): string => fields[columns.indexOf(name)]?.trim() ?? '';
    const startSeconds = secondsOf(field('start'));
    const endSeconds = secondsOf(field('end'));
    if (!(endSeconds > startSeconds)) continue;
    const cue = assCue(styles, field('style'), text);
    if (cue === null) continue;
    const key = `${startSeconds} ${endSeconds} ${cue.text}`;
    if (!cues.has(key)) cues.set(key, { startSeconds, endSeconds, ...cue });
  }
  return [...cues.values()];
}

/** `1:02:03.45`; NaN for anything else. */
function secondsOf(time: string): number {
  const parts = /^(\d{1,3}):(\d{1,2}):(\d{1,2}(?:[.:]\d{1,3})?)$/.exec(time);
  if (parts === null) return Number.NaN;
  return Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number((parts[3] ?? '').replace(':', '.'));
}
