// Runs chosen models of a protocol one after another, each with its published figure and the difference.

import { RecommenderError } from '../errors.ts';
import type { Model } from '../model.ts';
import { learnEnsembleWeights } from '../models/ensemble-weights.ts';
import type { EnsembleWeightsOptions } from '../models/ensemble-weights.ts';
import type {
  MeasureOptions,
  Measured,
  Protocol,
  ProtocolResult,
  ProtocolRow,
  ProtocolTask,
} from './protocol.ts';

export interface RunProtocolOptions extends Omit<MeasureOptions, 'onProgress' | 'fitted' | 'again'> {
  /** Rows to run, in their order; all of the protocol when absent. */
  readonly rows?: readonly ProtocolRow[];
  /** `share` is 0 to 1 of the whole. */
  readonly onProgress?: (share: number, note: string) => void;
  readonly onResult?: (result: ProtocolResult) => void;
}

/**
 * The rows of a protocol by their ids, in the order of the protocol.
 *
 * @throws RecommenderError `invalid-parameter` that lists the ids.
 */
export function selectRows(protocol: Protocol, ids: readonly string[]): readonly ProtocolRow[] {
  for (const id of ids) {
    if (!protocol.rows.some((row) => row.id === id)) {
      throw new RecommenderError(
        'invalid-parameter',
        `Cannot measure "${id}" by ${protocol.name}: its models are ${protocol.rows.map((row) => row.id).join(', ')}`,
      );
    }
  }
  return protocol.rows.filter((row) => ids.length === 0 || ids.includes(row.id));
}

/** Members of an ensemble are fitted once, whether they were asked for or not; their time is not the ensemble's. */
export async function runProtocol(
  protocol: Protocol,
  task: ProtocolTask,
  options: RunProtocolOptions,
): Promise<ProtocolResult[]> {
  const { rows = protocol.rows, onProgress, onResult, ...measuring } = options;
  const fitted = new Map<string, Model>();
  const results: ProtocolResult[] = [];
  const members = new Set(rows.flatMap((row) => row.members ?? []));
  const measure = async (row: ProtocolRow, at: number): Promise<{ model: Model; measured: Measured }> => {
    const parts: Model[] = [];
    for (const id of row.members ?? []) {
      const known = fitted.get(id);
      const member = known ?? (await measure(rowOf(protocol, rows, id), at)).model;
      fitted.set(id, member);
      parts.push(member);
    }
    const weights =
      row.stack && task.validation
        ? await learnEnsembleWeights(parts, task.validation, { ...row.stack, ...pausing(measuring.fit) })
        : undefined;
    const model = row.make(parts, weights);
    const measured = await task.measure(model, {
      ...measuring,
      again: () => row.make(parts, weights),
      onProgress: (share, step) => onProgress?.((at + share) / rows.length, `${row.name}: ${step}`),
    });
    return { model, measured };
  };
  for (const [at, row] of rows.entries()) {
    const { model, measured } = await measure(row, at);
    if (members.has(row.id)) fitted.set(row.id, model);
    const result = { ...toResult(protocol, row, model, task), ...measured };
    const difference = differenceOf(result.published, measured);
    results.push({ ...result, difference });
    onResult?.({ ...result, difference });
  }
  onProgress?.(1, 'done');
  return results;
}

function pausing(fit: MeasureOptions['fit'] = {}): Pick<EnsembleWeightsOptions, 'pause' | 'signal'> {
  const { pause, signal } = fit;
  return { ...(pause && { pause }), ...(signal && { signal }) };
}

function rowOf(protocol: Protocol, rows: readonly ProtocolRow[], id: string): ProtocolRow {
  const row = [...rows, ...protocol.rows].find((other) => other.id === id);
  if (!row)
    throw new RecommenderError('invalid-parameter', `Cannot use "${id}": ${protocol.name} has no such row`);
  return row;
}

function toResult(
  protocol: Protocol,
  row: ProtocolRow,
  model: Model,
  task: ProtocolTask,
): Pick<ProtocolResult, 'protocol' | 'id' | 'name' | 'kind' | 'parameters' | 'published'> {
  return {
    protocol: protocol.name,
    id: row.id,
    name: row.name,
    kind: model.kind,
    parameters: model.parameters,
    published: task.incomparable === null ? (row.published ?? null) : null,
  };
}

function differenceOf(
  published: ProtocolResult['published'],
  { metrics }: Measured,
): ProtocolResult['difference'] {
  if (published === null) return null;
  return Object.fromEntries(
    Object.entries(published.figures).map(([name, value]) => [name, (metrics[name] ?? Number.NaN) - value]),
  );
}
