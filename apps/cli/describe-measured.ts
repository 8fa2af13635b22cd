// Lays out as tables what models reached on hidden likings, and what paired tests say.
import type { PairedTest } from '#domains/recommend/contract.ts';
import type { MeasuredCandidate } from '#domains/recommend/measure-candidate.ts';
import type { DataFacts } from '#domains/recommend/train-models.ts';
import type { Hide } from '#domains/recommend/training-split.ts';
import { formatTable } from './print-table.ts';

/** `best` is marked. */
export function describeMeasured(
  { data, hide }: { readonly data: DataFacts; readonly hide: Hide },
  measured: readonly MeasuredCandidate[],
  k: number,
  best?: string,
): string {
  const count = (value: number): string => value.toLocaleString('en');
  const half = ({ low, high }: { low: number; high: number }): string => `±${((high - low) / 2).toFixed(3)}`;
  const table = formatTable(
    [
      'run',
      'model',
      `NDCG@${k}`,
      '',
      `recall@${k}`,
      '',
      `precision@${k}`,
      '',
      `coverage@${k}`,
      'fit s',
      'test s',
    ],
    measured.map(({ run, name, metrics, intervals, fitSeconds, evaluateSeconds }) => [
      run,
      `${name}${name === best ? ' *' : ''}`,
      metrics.ndcg,
      half(intervals.ndcg),
      metrics.recall,
      half(intervals.recall),
      metrics.precision,
      half(intervals.precision),
      metrics.coverage,
      fitSeconds.toFixed(1),
      evaluateSeconds.toFixed(1),
    ]),
  );
  return [
    `${count(data.interactions)} likings of ${count(data.items)} titles by ${count(data.users)} people; ${hide === 'last' ? 'the last one of each person' : "a fifth of each person's"} hidden, then looked for`,
    '',
    table,
  ].join('\n');
}

/** `a` less `b`, each with its interval and how likely chance alone is. */
export function describeTests(tests: readonly PairedTest[], k: number, a: string, b: string): string {
  const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`;
  const lines = tests.map(({ metric, difference, interval, p }) => {
    const verdict = p < 0.05 ? '' : '   not significant';
    const name = metric === 'ndcg' ? 'NDCG' : metric;
    return `  ${`${name}@${k}`.padEnd(13)} ${signed(difference)}   from ${signed(interval.low)} to ${signed(interval.high)}   p ${p < 0.001 ? '< 0.001' : p.toFixed(3)}${verdict}`;
  });
  return [`${a} less ${b}, paired over the same people:`, ...lines].join('\n');
}

/** Parameters in words, for example `lambda 200`; the seed is left out. */
export function describeParams(params: Readonly<Record<string, unknown>>): string {
  const members = params['members'];
  if (Array.isArray(members)) {
    return (members as readonly { kind: string; weight: number }[])
      .map(({ kind, weight }) => `${weight} ${kind}`)
      .join(' + ');
  }
  return Object.entries(params)
    .filter(([name]) => name !== 'seed')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}
