// Reads reports of players in the form of CMCD (CTA-5004-A, Common Media Client Data version 2): one report a line.

/** What is used of a report. Rates in kbit/s, lengths in milliseconds, times in milliseconds since 1970. */
export interface CmcdReport {
  /** `ps` a change of play state, `t` a report at an interval, `e` an error. */
  readonly event: string;
  /** `s` starting, `p` playing, `a` paused, `w` waiting, `k` seeking, `r` rebuffering, `f` failed, `e` ended, `q` left. */
  readonly state: PlayState | null;
  readonly at: number;
  readonly sequence: number | null;
  /** Encoded bitrate of what plays. */
  readonly bitrate: number | null;
  readonly throughput: number | null;
  readonly buffer: number | null;
  /** From the wish to play to the first picture; sent once. */
  readonly startDelay: number | null;
  readonly errors: readonly string[];
}

export const playStates = ['s', 'p', 'a', 'w', 'k', 'r', 'f', 'e', 'q'] as const;
export type PlayState = (typeof playStates)[number];

type Value = string | number | boolean | readonly (string | number)[];

/** Keys are short and known; anything longer is not CMCD. */
const pair = /^([a-z][a-z0-9.-]{0,40})(?:=(.*))?$/s;

/**
 * The keys of one report: a dictionary in the sense of RFC 8941 with numbers, strings, tokens, true flags and inner lists. Null for what is
 * no such dictionary.
 */
export function parseCmcdLine(line: string): ReadonlyMap<string, Value> | null {
  const values = new Map<string, Value>();
  for (const part of splitOutsideQuotes(line, ',')) {
    const found = pair.exec(part.trim());
    if (found === null) return null;
    const [, key = '', text] = found;
    const value = text === undefined ? true : parseValue(text);
    if (value === null) return null;
    values.set(key, value);
  }
  return values;
}

function parseValue(text: string): Value | null {
  if (text.startsWith('(')) {
    if (!text.endsWith(')')) return null;
    const items = splitOutsideQuotes(text.slice(1, -1), ' ').filter((item) => item !== '');
    const values = items.map((item) => parseBare(item.replace(/;.*$/s, '')));
    return values.includes(null) ? null : (values as (string | number)[]);
  }
  return parseBare(text);
}

function parseBare(text: string): string | number | null {
  if (text.startsWith('"')) {
    return /^"(?:[^"\\]|\\["\\])*"$/.test(text) ? text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : null;
  }
  if (/^-?\d{1,15}(?:\.\d{1,6})?$/.test(text)) return Number(text);
  return /^[A-Za-z*][\w:/.*-]*$/.test(text) ? text : null;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '\\' && quoted) i++;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === '(') depth++;
    else if (!quoted && letter === ')') depth--;
    else if (!quoted && depth === 0 && letter === separator) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/** Reports of a body, in the order of their times; lines that are none are counted and left out. */
export function parseCmcdReports(body: string): { reports: CmcdReport[]; refused: number } {
  const reports: CmcdReport[] = [];
  let refused = 0;
  for (const line of body.split('\n')) {
    if (line.trim() === '') continue;
    const values = parseCmcdLine(line.trim());
    const report = values === null ? null : toReport(values);
    if (report === null) refused++;
    else reports.push(report);
  }
  reports.sort((a, b) => a.at - b.at || (a.sequence ?? 0) - (b.sequence ?? 0));
  return { reports, refused };
}

function toReport(values: ReadonlyMap<string, Value>): CmcdReport | null {
  const event = values.get('e');
  const at = values.get('ts');
  const state = playStates.find((each) => each === values.get('sta')) ?? null;
  if (typeof event !== 'string' || typeof at !== 'number' || at < 0) return null;
  const errors = values.get('ec');
  return {
    event,
    state,
    at,
    sequence: first(values.get('sn')),
    bitrate: first(values.get('br')),
    throughput: first(values.get('mtp')),
    buffer: first(values.get('bl')),
    startDelay: first(values.get('msd')),
    errors: (Array.isArray(errors) ? errors : errors === undefined ? [] : [errors])
      .slice(0, 5)
      .map((each) => String(each).slice(0, 40)),
  };
}

/** The value, or the first of a list: version 2 lists one for each kind of object. Null when absent, negative or not a number. */
function first(value: Value | undefined): number | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'number' && one >= 0 ? one : null;
}
