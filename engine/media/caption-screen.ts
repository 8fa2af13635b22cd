// The screen of one caption channel (47 CFR 15.119, CTA-608-E): what its codes write, and when that is seen, as cues.
import type { SubtitleCue } from './subtitle-cue.ts';

const rows = 15;
const columns = 32;

/** Seconds. Letters that come closer after each other are shown with the first of them: nobody reads a line by two letters a frame. */
const pause = 0.5;

export type CaptionMode = 'pop-on' | 'roll-up' | 'paint-on';
export interface CaptionStyle {
  readonly italic: boolean;
  readonly underline: boolean;
}
interface Cell extends CaptionStyle {
  readonly character: string;
}
type Row = (Cell | null)[];

const plain: CaptionStyle = { italic: false, underline: false };

export class CaptionScreen {
  readonly cues: SubtitleCue[] = [];
  #mode: CaptionMode | null = null;
  #shown = blank();
  #hidden = blank();
  #row = rows - 1;
  #column = 0;
  #style = plain;
  /** Rows that roll, the lowest of them being the one that is written. */
  #depth = 2;
  /** When what is shown now began to be. */
  #since = 0;
  #lastChange = 0;

  /** Letters that come before any of these are not of a caption that began. */
  begin(mode: CaptionMode, now: number, depth = this.#depth): void {
    if (mode === 'roll-up' && this.#mode !== 'roll-up') {
      this.erase(now);
      this.eraseHidden();
      this.#row = rows - 1;
      this.#column = 0;
      this.#style = plain;
    } else if (mode === 'roll-up' && depth < this.#depth) {
      this.#settle(now);
      for (let row = 0; row <= this.#row - depth; row++) this.#shown[row] = blankRow();
    }
    this.#mode = mode;
    this.#depth = depth;
    if (mode === 'roll-up') this.#row = Math.max(this.#row, depth - 1);
  }

  /** Shows what was written out of sight. */
  flip(now: number): void {
    this.#settle(now);
    [this.#shown, this.#hidden] = [this.#hidden, this.#shown];
    this.#mode = 'pop-on';
  }

  erase(now: number): void {
    this.#settle(now);
    this.#shown = blank();
  }

  eraseHidden(): void {
    this.#hidden = blank();
  }

  /** `row` and `column` count from 0. Where rows roll, all of them move along. */
  moveTo(row: number, column: number, style: CaptionStyle, now: number): void {
    const to = this.#mode === 'roll-up' ? Math.max(row, this.#depth - 1) : row;
    if (this.#mode === 'roll-up' && to !== this.#row) {
      this.#settle(now);
      const rolling = this.#shown.slice(Math.max(0, this.#row - this.#depth + 1), this.#row + 1);
      this.#shown = blank();
      rolling.reverse().forEach((each, up) => (this.#shown[to - up] = each));
    }
    this.#row = to;
    this.#column = column;
    this.#style = style;
  }

  tab(by: number): void {
    this.#column = Math.min(columns - 1, this.#column + by);
  }

  /** Codes within a row take the room of a space. */
  restyle(style: CaptionStyle, now: number): void {
    this.#style = style;
    this.write(' ', now);
  }

  write(character: string, now: number): void {
    const row = this.#writable(now);
    if (row === null) return;
    row[Math.min(this.#column, columns - 1)] = { character, ...this.#style };
    this.#column = Math.min(columns, this.#column + 1);
  }

  back(now: number): void {
    const row = this.#writable(now);
    if (row === null || this.#column === 0) return;
    this.#column--;
    row[this.#column] = null;
  }

  clearRest(now: number): void {
    this.#writable(now)?.fill(null, this.#column);
  }

  roll(now: number): void {
    if (this.#mode !== 'roll-up') return;
    this.#settle(now);
    const top = this.#row - this.#depth + 1;
    for (let row = 0; row < this.#row; row++)
      this.#shown[row] = row < top ? blankRow() : (this.#shown[row + 1] ?? blankRow());
    this.#shown[this.#row] = blankRow();
    this.#column = 0;
    this.#style = plain;
  }

  /** Ends what is still shown. */
  finish(now: number): void {
    this.#settle(now);
  }

  /** The row that is written, after what was shown before it is noted. */
  #writable(now: number): Row | null {
    if (this.#mode === null) return null;
    if (this.#mode === 'pop-on') return this.#hidden[this.#row] ?? null;
    if (now - this.#lastChange > pause || this.#shown.every(isEmpty)) this.#settle(now);
    this.#lastChange = now;
    return this.#shown[this.#row] ?? null;
  }

  /** Turns what was shown until now into cues, one for each place. */
  #settle(now: number): void {
    const [startSeconds, endSeconds] = [this.#since, now];
    this.#since = now;
    this.#lastChange = now;
    if (endSeconds <= startSeconds) return;
    for (const { text, settings } of blocksOf(this.#shown)) {
      const before = this.cues
        .slice(-rows)
        .find((cue) => cue.text === text && cue.settings === settings && cue.endSeconds === startSeconds);
      if (before !== undefined) before.endSeconds = endSeconds;
      else this.cues.push({ startSeconds, endSeconds, text, settings });
    }
  }
}

function blank(): Row[] {
  return Array.from({ length: rows }, blankRow);
}

function blankRow(): Row {
  return Array.from<Cell | null>({ length: columns }).fill(null);
}

function isEmpty(row: Row): boolean {
  return row.every((cell) => cell === null || cell.character.trim() === '');
}

/** Rows that are close to each other, or have the same place, are one text: players may show two in either order. */
function blocksOf(memory: readonly Row[]): Pick<SubtitleCue, 'text' | 'settings'>[] {
  const blocks: { text: string; settings: string; last: number }[] = [];
  for (const [row, cells] of memory.entries()) {
    if (isEmpty(cells)) continue;
    const text = textOf(cells);
    const settings = placeOf(row);
    const block = blocks.at(-1);
    if (block !== undefined && (row - block.last <= 2 || block.settings === settings)) {
      block.text += `\n${text}`;
      block.last = row;
      if (settings === '') block.settings = '';
    } else blocks.push({ text, settings, last: row });
  }
  return blocks;
}

/** Of a row. The lower third is where players show what says nothing of its place. */
function placeOf(row: number): string {
  if (row >= 10) return '';
  return row < 4 ? 'line:0' : `line:${Math.round((row / rows) * 100)}%`;
}

/** Cue text of a row: escaped, italics and underlines as tags, without the room at its ends. */
function textOf(row: Row): string {
  const runs: (CaptionStyle & { text: string })[] = [];
  const first = row.findIndex((cell) => cell !== null && cell.character.trim() !== '');
  const last = row.findLastIndex((cell) => cell !== null && cell.character.trim() !== '');
  for (const cell of row.slice(first, last + 1)) {
    const { character, italic, underline } = cell ?? { character: ' ', ...plain };
    const run = runs.at(-1);
    // How a space looks is not seen.
    if (run !== undefined && (character === ' ' || (run.italic === italic && run.underline === underline)))
      run.text += character;
    else runs.push({ text: character, italic, underline });
  }
  return runs
    .map(({ text, italic, underline }) => {
      const words = text.trimEnd();
      const [open, close] = [
        `${italic ? '<i>' : ''}${underline ? '<u>' : ''}`,
        `${underline ? '</u>' : ''}${italic ? '</i>' : ''}`,
      ];
      return `${open}${escaped(words)}${close}${text.slice(words.length)}`;
    })
    .join('')
    .replaceAll(/ {2,}/g, ' ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
