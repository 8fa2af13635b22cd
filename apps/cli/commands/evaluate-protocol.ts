// `kinora evaluate --protocol`: measures models as the literature does, on its published data, beside its published figures.
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  describeParameters,
  type Protocol,
  type ProtocolResult,
  type ProtocolTask,
  protocols,
  runProtocol,
  selectRows,
  tabulateProtocol,
} from '@kinora/recommender';
import { describeRun } from '#apps/server/describe-run.ts';
import { findProtocol, openProtocol } from '../open-protocol.ts';
import { formatTable } from '../print-table.ts';
import { showProgress } from '../show-progress.ts';

export interface ProtocolCommandOptions {
  readonly protocol: string;
  /** Ids of rows; all when empty. */
  readonly models: readonly string[];
  readonly data: string;
  readonly json?: boolean;
}

/** Reads no data of the service and changes none. */
export async function evaluateProtocol(options: ProtocolCommandOptions): Promise<void> {
  const protocol = findProtocol(options.protocol);
  const rows = selectRows(protocol, options.models);
  const lines = openProtocol(protocol, options.data);
  // Also with --json: progress goes to stderr, results to stdout.
  const progress = showProgress(`Measuring by ${protocol.name}`);
  progress.update(0, 'reading');
  const task = protocol.prepare(lines);
  const startedAt = Date.now();
  const results = await runProtocol(protocol, task, {
    rows,
    now: () => performance.now(),
    fit: { pause: () => nextTurn() },
    onProgress: (share, note) => progress.update(share, note),
  });
  progress.done(`${results.length} models measured`);
  console.log(
    options.json
      ? JSON.stringify({
          protocol: protocol.name,
          paper: protocol.paper,
          data: task.data,
          incomparable: task.incomparable,
          results,
          literature: protocol.literature,
          run: { startedAt, ...describeRun() },
        })
      : describeResults(protocol, task, results),
  );
}

export function describeResults(
  protocol: Protocol,
  { data, incomparable }: ProtocolTask,
  results: readonly ProtocolResult[],
): string {
  const count = (value: number): string => value.toLocaleString('en');
  const { head, rows } = tabulateProtocol(protocol, results);
  const settings = results.flatMap(({ name, parameters, published }) => {
    const setting = describeParameters(parameters);
    const from = published ? `; published: ${published.source}` : '';
    return setting || from ? [`  ${name}: ${setting || 'no setting'}${from}`] : [];
  });
  return [
    `${protocol.summary} (${protocol.paper})`,
    `${count(data.users)} users, ${count(data.items)} items, ${count(data.interactions)} interactions, training data ${data.hash}`,
    '',
    formatTable(head, rows),
    '',
    'Settings:',
    ...settings,
    ...(incomparable === null
      ? ['', ...describeLiterature(protocol)]
      : ['', `No difference is stated: ${incomparable}.`]),
  ].join('\n');
}

/** The figures of the literature that no row of ours stands beside. */
function describeLiterature({ metrics, literature }: Protocol): string[] {
  const table = formatTable(
    ['published, not run here', ...metrics.map(({ label }) => label), 'source'],
    literature.map(({ name, figures, source }) => [
      name,
      ...metrics.map((metric) => figures[metric.name] ?? null),
      source,
    ]),
  );
  return [table];
}

/** Every protocol with its files, models and published figures. */
export function describeProtocols(): string {
  return protocols
    .map((protocol) => {
      const { metrics, rows, literature } = protocol;
      const table = formatTable(
        ['--models', 'model', ...metrics.map(({ label }) => `published ${label}`), 'source'],
        [
          ...rows.map(({ id, name, published }) => [
            id,
            name,
            ...metrics.map((metric) => published?.figures[metric.name] ?? null),
            published?.source ?? '',
          ]),
          ...literature.map(({ name, figures, source }) => [
            '',
            name,
            ...metrics.map((metric) => figures[metric.name] ?? null),
            source,
          ]),
        ],
      );
      return [
        `${protocol.name}: ${protocol.summary}`,
        `  ${protocol.paper}; reads ${protocol.files.join(' and ')}`,
        '',
        table,
      ].join('\n');
    })
    .join('\n\n');
}

/** The same for programs. */
export function listProtocols(): object {
  return {
    protocols: protocols.map(({ name, summary, paper, files, metrics, rows, literature }) => ({
      name,
      summary,
      paper,
      files,
      metrics,
      models: rows.map(({ id, name: title, members = [], published = null }) => ({
        id,
        name: title,
        members,
        published,
      })),
      literature,
    })),
  };
}
