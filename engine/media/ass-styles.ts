// Reads the styles of an ASS or SSA script, as far as WebVTT can show them.

export interface AssStyle {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  /** As on a numeric keypad: 2 at the bottom in the middle, 8 at the top. */
  readonly alignment: number;
}
export type AssStyles = ReadonlyMap<string, AssStyle>;

export const plainStyle: AssStyle = { bold: false, italic: false, underline: false, alignment: 2 };

/** Fields of a line that are looked for; scripts have 10 of an event and 23 of a style. */
export const mostColumns = 64;

/** SSA counts 1 to 3 at the bottom, 5 to 7 at the top, 9 to 11 in the middle. */
export function fromSsaAlignment(value: number): number {
  if (value >= 9 && value <= 11) return value - 5;
  return value >= 5 && value <= 7 ? value + 2 : value;
}

/** `header` is the script or its part before the events, as Matroska keeps it beside the track. */
export function readAssStyles(header: string): AssStyles {
  const styles = new Map<string, AssStyle>();
  let columns: string[] = [];
  let ssa = false;
  for (const line of header.split(/\r\n|\n|\r/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)?.[1]?.toLowerCase();
    if (section !== undefined) {
      ssa = section === 'v4 styles';
      columns = [];
    }
    const entry = /^\s*(Format|Style)\s*:(.*)$/i.exec(line);
    if (entry === null) continue;
    const values = (entry[2] ?? '').split(',').map((value) => value.trim());
    if (entry[1]?.toLowerCase() === 'format') {
      columns = values.slice(0, mostColumns).map((value) => value.toLowerCase());
      continue;
    }
    const value = (column: string): string => values[columns.indexOf(column)] ?? '';
    // -1 is true; some tools write 1, and a weight such as 700.
    const flag = (column: string): boolean => ![0, Number.NaN].includes(Number(value(column) || 0));
    const alignment = Number(value('alignment'));
    styles.set(value('name'), {
      bold: flag('bold'),
      italic: flag('italic'),
      underline: flag('underline'),
      alignment: ssa ? fromSsaAlignment(alignment) : alignment,
    });
  }
  return styles;
}
