// Reads SRT, WebVTT, ASS and SCC files into clean cues, forgiving what real files get wrong and refusing what is no subtitle file.
import { isAss, parseAss } from './parse-ass.ts';
import { isScc, parseScc } from './parse-scc.ts';
import { sanitiseCueText } from './sanitise-cue-text.ts';
import type { SubtitleCue } from './subtitle-cue.ts';

/** A text is neither SRT, WebVTT, ASS nor SCC, or holds no cue. */
export class SubtitleFormatError extends Error {
  readonly code = 'subtitles_unreadable';
}

const timeLine =
  /^\s*((?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3})\s*-->\s*((?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3})(.*)$/;

/** Settings with a value that a player may follow; `region` needs a definition and is dropped. */
const setting =
  /^(?:vertical:(?:rl|lr)|line:-?\d{1,5}(?:\.\d{1,5})?%?(?:,(?:start|center|end))?|position:\d{1,3}(?:\.\d{1,5})?%(?:,(?:line-left|center|line-right))?|size:\d{1,3}(?:\.\d{1,5})?%|align:(?:start|center|end|left|right))$/;

/**
 * Cues of an SRT, WebVTT, ASS, SSA or SCC text, in order of time. Cues that end before they start, or say nothing, are left out.
 *
 * Throws SubtitleFormatError when there is no cue at all.
 */
export function parseSubtitles(text: string): SubtitleCue[] {
  const lines = text.replace(/^\u{feff}/u, '').split(/\r\n|\n|\r/);
  const whole = isAss(text) ? parseAss : isScc(text) ? parseScc : null;
  const cues: SubtitleCue[] = whole?.(text) ?? [];
  for (let i = whole === null ? 0 : lines.length; i < lines.length; i++) {
    const line = lines[i] ?? '';
    // WebVTT comments and style sheets run to the next blank line; a style sheet is never let through.
    if (/^(NOTE|STYLE|REGION)(\s|$)/.test(line) && !line.includes('-->')) {
      while (i + 1 < lines.length && lines[i + 1]?.trim() !== '') i++;
      continue;
    }
    const times = timeLine.exec(line);
    if (times === null) continue;
    const body: string[] = [];
    // A file without blank lines between its cues still ends a cue at the next number and time line.
    while (i + 1 < lines.length && lines[i + 1]?.trim() !== '') {
      const next = lines[i + 1] ?? '';
      if (timeLine.test(next) || (/^\s*\d+\s*$/.test(next) && timeLine.test(lines[i + 2] ?? ''))) break;
      body.push(next);
      i++;
    }
    const startSeconds = secondsOf(times[1] ?? '');
    const endSeconds = secondsOf(times[2] ?? '');
    const clean = sanitiseCueText(body.join('\n'));
    if (clean.replaceAll(/<[^>]*>/g, '').trim() === '' || endSeconds <= startSeconds) continue;
    const settings = settingsOf(times[3] ?? '');
    // {\an8}, the one ASS override that SRT files use in earnest, asks for the top of the picture.
    const top = settings === '' && /\{\\an[789]\}/.test(body.join('')) ? 'line:0' : settings;
    cues.push({ startSeconds, endSeconds, text: clean, settings: top });
  }
  if (cues.length === 0) {
    throw new SubtitleFormatError(
      `Cannot read subtitles: no line such as "00:01:02.000 --> 00:01:04.000" with text below it in ${lines.length} lines`,
    );
  }
  return cues.sort((a, b) => a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds);
}

/** Those that are known, the first of each kind. */
function settingsOf(text: string): string {
  const kept = new Map<string, string>();
  for (const word of text.trim().split(/\s+/)) {
    const kind = word.slice(0, word.indexOf(':'));
    if (setting.test(word) && !kept.has(kind)) kept.set(kind, word);
  }
  return [...kept.values()].join(' ');
}

/** `01:02:03,450`, `02:03.45` or `2:3,4` in seconds; a short fraction counts as decimals. */
function secondsOf(time: string): number {
  const [clock = '', fraction = '0'] = time.split(/[.,]/);
  const whole = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return whole + Number(`0.${fraction}`);
}
