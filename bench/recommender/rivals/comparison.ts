// What every comparison is given, what it gives back, and how that is printed.
import type { RivalPackage } from './prepare-python.ts';
import type { Summary } from './interleave.ts';

export interface Setting {
  /** For the arrays of this run; goes away with it. */
  readonly folder: string;
  readonly python: string | null;
  readonly missing: Readonly<Partial<Record<RivalPackage, string>>>;
  /** How often each candidate is measured. */
  readonly turns: number;
  /** The numbers of threads to compare at. */
  readonly threads: readonly number[];
  /** The numbers of factors to compare at. */
  readonly factors: readonly number[];
}

export interface ComparedRow {
  readonly name: string;
  readonly rival: boolean;
  /** Under the comparison's own columns. */
  readonly cells: readonly string[];
  readonly summary: Summary<unknown>;
}

export interface Comparison {
  readonly title: string;
  readonly columns: readonly string[];
  /** The first is ours and what the ratios refer to. */
  readonly rows: readonly ComparedRow[];
  /** What was left out, and what to know. */
  readonly notes: readonly string[];
}

/** A Markdown section. A ratio above 1 says how many times as much the row takes as the first. */
export function formatComparison({ title, columns, rows, notes }: Comparison): string {
  const first = rows[0]!.summary;
  const head = [
    '',
    ...columns,
    's (median / min)',
    'ratio',
    'CPU s (median)',
    'CPU ratio',
    'peak MB',
    'of it the work',
  ];
  const body = rows.map(({ name, cells, summary }) => [
    name,
    ...cells,
    `${digits(summary.seconds.median)} / ${digits(summary.seconds.minimum)}`,
    digits(summary.seconds.minimum / first.seconds.minimum),
    digits(summary.cpuSeconds.median),
    digits(summary.cpuSeconds.median / first.cpuSeconds.median),
    summary.peakMegabytes.toFixed(0),
    summary.grownMegabytes.toFixed(0),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
  return [`## ${title}`, table, ...notes.map((note) => `- ${note}`)].join('\n\n');
}

/** Three significant digits. */
export function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
