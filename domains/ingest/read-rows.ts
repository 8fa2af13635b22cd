// Reads a table of text row by row from a stream: comma separated with quotes (RFC 4180), or separated by "::" without.

export interface TableSyntax {
  readonly separator: ',' | '::';
  readonly encoding: 'utf-8' | 'iso-8859-1';
}

/** A row as it stands in the file. `fault` says why it could not be taken apart; `fields` is empty then. */
export interface Row {
  /** Counted from 1, of its first line. */
  readonly line: number;
  readonly fields: readonly string[];
  readonly fault: string | null;
  /** The row itself where it has a fault, cut to `SHOWN` characters. */
  readonly text: string;
}

/** Lines that a quoted field may go over; a quote that does not close within them is a slip of its own line. */
const QUOTED_LINES = 20;
/** Characters of a faulty row that are kept for the report. */
const SHOWN = 200;
/** A line longer than this is no row of a table. */
const LONGEST_LINE = 1_000_000;

/**
 * Yields rows in batches of `size`. Blank lines are passed over. A row that cannot be taken apart has a fault and the reading
 * goes on with the next line. A last line without an end is reported as cut off, because a part of a number is a number too.
 * Memory: one piece of the stream and one batch.
 */
export async function* readRows(
  pieces: AsyncIterable<Uint8Array>,
  syntax: TableSyntax,
  size: number,
): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  const source = readLines(pieces, syntax.encoding);
  let lines: Line[] = [];
  let at = 0;
  /** Brings in more lines; false at the end. */
  const more = async (): Promise<boolean> => {
    const { value } = await source.next();
    if (value === undefined) return false;
    lines = [...lines.slice(at), ...value];
    at = 0;
    return true;
  };
  // One promise a piece, not one a line: a data set has millions of lines.
  while (at < lines.length || (await more())) {
    const line = lines[at];
    at += 1;
    if (line === undefined) continue;
    if (line.text === '' && line.ended) continue;
    let row = takeApart(line, syntax);
    if (row === null) {
      // An open quote: the field may go on in the lines that follow, or the quote is a slip.
      let joined: Line = line;
      let taken = 0;
      while (row === null && taken < QUOTED_LINES && (at + taken < lines.length || (await more()))) {
        const next = lines[at + taken];
        if (next === undefined) continue;
        taken += 1;
        joined = { number: line.number, text: `${joined.text}\n${next.text}`, ended: next.ended };
        row = takeApart(joined, syntax);
      }
      if (row !== null && row.fault === null) at += taken;
      else {
        row = faulty(line, 'a quote is opened and not closed');
      }
    }
    batch.push(row);
    if (batch.length >= size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

interface Line {
  readonly number: number;
  readonly text: string;
  /** False for a last line without a line end. */
  readonly ended: boolean;
  /** The packed file is damaged here: there is nothing behind it. */
  readonly damage?: string;
}

async function* readLines(
  pieces: AsyncIterable<Uint8Array>,
  encoding: TableSyntax['encoding'],
): AsyncGenerator<Line[], undefined> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let number = 0;
  const line = (text: string, ended: boolean): Line => {
    number += 1;
    return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text, ended };
  };
  let damage: string | undefined;
  for await (const piece of untilDamage(pieces, (found) => {
    damage = found;
  })) {
    const text = rest + decoder.decode(piece, { stream: true });
    const lines: Line[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.push(line(text.slice(start, end), true));
      start = end + 1;
    }
    rest = text.slice(start);
    while (rest.length > LONGEST_LINE) {
      lines.push(line(rest.slice(0, LONGEST_LINE), true));
      rest = rest.slice(LONGEST_LINE);
    }
    yield lines;
  }
  rest += decoder.decode();
  if (rest !== '' || damage !== undefined) yield [{ ...line(rest, false), damage }];
  return undefined;
}

/** A packed file that is cut off or damaged ends where it can be read no more; any other failure to read is thrown. */
async function* untilDamage(
  pieces: AsyncIterable<Uint8Array>,
  onDamage: (found: string) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!(error instanceof Error) || !code.startsWith('Z_')) throw error;
    onDamage(error.message);
  }
}

function faulty({ number, text }: Line, fault: string): Row {
  return { line: number, fields: [], fault, text: text.slice(0, SHOWN) };
}

/** Null when a quoted field is still open at the end. */
function takeApart(line: Line, { separator }: TableSyntax): Row | null {
  const { text, number } = line;
  if (line.damage !== undefined)
    return faulty(line, `the packed file is damaged from here on: ${line.damage}`);
  const quoted = separator === ',' && text.includes('"');
  const fields = quoted ? splitQuoted(text) : text.split(separator);
  if (fields === null && line.ended) return null;
  if (!line.ended) return faulty(line, 'the file is cut off in this line: it has no line end');
  if (fields === null || fields === undefined) return faulty(line, 'text follows a closing quote');
  if (text.includes('\u0000')) return faulty(line, 'it holds a zero byte: this is no text');
  if (text.includes('\uFFFD')) return faulty(line, 'it is not UTF-8');
  return { line: number, fields, fault: null, text: '' };
}

/** Null: a quote is still open. Undefined: something stands between a closing quote and the next comma. */
function splitQuoted(text: string): string[] | null | undefined {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let value = '';
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) return null;
        value += text.slice(from, quote);
        from = quote + 1;
        if (text[from] !== '"') break;
        value += '"';
        from += 1;
      }
      fields.push(value);
      at = from;
    } else {
      const comma = text.indexOf(',', at);
      fields.push(comma < 0 ? text.slice(at) : text.slice(at, comma));
      at = comma < 0 ? text.length : comma;
    }
    if (at >= text.length) return fields;
    if (text[at] !== ',') return undefined;
    at += 1;
    if (at === text.length) return [...fields, ''];
  }
}
