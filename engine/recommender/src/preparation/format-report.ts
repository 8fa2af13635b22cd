// The report of a pipeline as text that people read.

import type { StepReport } from './pipeline.ts';

/**
 * A table of steps in Markdown, then for each step that changed or dropped rows the reasons, each with one example unless
 * `examples` is false: examples are rows, which may not be shown to everybody.
 */
export function formatReport(
  report: readonly StepReport[],
  options: { readonly examples?: boolean } = {},
): string {
  const table = report.map(
    ({ name, rowsIn, rowsOut, changed, dropped, memory }) =>
      `| ${name} | ${rowsIn} | ${rowsOut} | ${changed} | ${dropped} | ${memory} |`,
  );
  const details = report.flatMap(({ name, reasons }) =>
    Object.entries(reasons).map(([why, { rows, examples }]) => {
      if (options.examples === false) return `- ${name}: ${why}: ${rows} rows`;
      const { before, after } = examples[0]!;
      const shown = after === null ? show(before) : `${show(before)} -> ${show(after)}`;
      return `- ${name}: ${why}: ${rows} rows, for example ${shown}`;
    }),
  );
  return [
    '| step | rows in | out | changed | dropped | holds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...table,
  ]
    .concat(details.length > 0 ? ['', ...details] : [])
    .join('\n');
}

function show(value: unknown): string {
  // JSON has no words for some numbers, and none for undefined.
  const plain = (_: string, part: unknown): unknown =>
    typeof part === 'bigint' || (typeof part === 'number' && !Number.isFinite(part)) ? String(part) : part;
  const text = (JSON.stringify(value, plain) as string | undefined) ?? String(value);
  return `\`${text.length > 200 ? `${text.slice(0, 200)}…` : text}\``;
}
