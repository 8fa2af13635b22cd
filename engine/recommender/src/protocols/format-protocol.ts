// Lays the results of a protocol out as the rows of a table, and as Markdown.

import type { Protocol, ProtocolResult } from './protocol.ts';

export interface ProtocolTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One row a result: the setting when asked for, figures with half of their 95 % interval, published figures, differences, further figures, seconds of the fit. */
export function tabulateProtocol(
  protocol: Protocol,
  results: readonly ProtocolResult[],
  options: { readonly settings?: boolean } = {},
): ProtocolTable {
  const extra = [...new Set(results.flatMap((result) => Object.keys(result.extra)))];
  const compared = results.some(({ published }) => published !== null);
  return {
    head: [
      'model',
      ...(options.settings ? ['setting'] : []),
      ...protocol.metrics.map(({ label }) => label),
      ...(compared ? ['published', 'difference'] : []),
      ...extra,
      'fit, s',
    ],
    rows: results.map((result) => [
      result.name,
      ...(options.settings ? [describeParameters(result.parameters)] : []),
      ...protocol.metrics.map(({ name }) => figure(result, name)),
      ...(compared ? [publishedCell(protocol, result), differenceCell(protocol, result)] : []),
      ...extra.map((heading) => result.extra[heading] ?? '-'),
      result.fitSeconds.toFixed(1),
    ]),
  };
}

export function formatMarkdown({ head, rows }: ProtocolTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The settings in words, for example `factors 64, alpha0 0.3`; the seed is left out. */
export function describeParameters(parameters: ProtocolResult['parameters']): string {
  return Object.entries(parameters)
    .filter(([name, value]) => (typeof value === 'number' || typeof value === 'boolean') && name !== 'seed')
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ');
}

function figure({ metrics, intervals }: ProtocolResult, name: string): string {
  const value = metrics[name];
  if (value === undefined) return '-';
  const interval = intervals[name];
  return interval
    ? `${value.toFixed(4)} ±${((interval.high - interval.low) / 2).toFixed(4)}`
    : value.toFixed(4);
}

function publishedCell(protocol: Protocol, { published }: ProtocolResult): string {
  if (published === null) return '-';
  return protocol.metrics.map(({ name }) => published.figures[name]?.toFixed(4) ?? '-').join(' / ');
}

function differenceCell(protocol: Protocol, { difference }: ProtocolResult): string {
  if (difference === null) return '-';
  return protocol.metrics
    .map(({ name }) => {
      const value = difference[name];
      return value === undefined ? '-' : `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`;
    })
    .join(' / ');
}
