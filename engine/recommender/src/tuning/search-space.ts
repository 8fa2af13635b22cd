// The settings a search chooses from: every parameter as a coordinate from 0 to 1, or as one out of a few.

import { RecommenderError } from '../errors.ts';
import { checkParameters } from '../parameters/check-parameters.ts';
import type { NumberSpec, Parameter, ParameterValue } from '../parameters/parameter.ts';
import { createRandom } from '../random.ts';
import type { Random } from '../random.ts';

/** The part of a coordinate that stands for null, of a number that may be left out. */
const NULL_SHARE = 0.1;

export interface SearchSpaceOptions {
  /** Values that stay as they are. */
  readonly fixed?: { readonly [name: string]: unknown };
  /** The parameters to search; all that are not fixed when left out. Others keep their default. */
  readonly search?: readonly string[];
  /** Own bounds instead of those of the table. */
  readonly ranges?: { readonly [name: string]: readonly [low: number, high: number] };
}

export class SearchSpace {
  /** The searched parameters; numbers with the bounds of this search as `low` and `high`. */
  readonly parameters: readonly Parameter[];
  readonly #kept: { readonly [name: string]: ParameterValue };

  /** @throws RecommenderError `invalid-parameter` for an unknown name, a value out of bounds, or nothing left to search. */
  constructor(model: string, table: readonly Parameter[], options: SearchSpaceOptions = {}) {
    const fixed = options.fixed ?? {};
    const kept = checkParameters(model, table, fixed);
    for (const name of [...(options.search ?? []), ...Object.keys(options.ranges ?? {})])
      if (!table.some((parameter) => parameter.name === name))
        checkParameters(model, table, { [name]: 'searched' });
    this.parameters = table
      .filter(({ name }) => !(name in fixed) && (options.search?.includes(name) ?? true))
      .map((parameter) => narrow(model, parameter, options.ranges?.[parameter.name]));
    if (this.parameters.length === 0)
      throw new RecommenderError(
        'invalid-parameter',
        `Cannot search ${model}: no parameter is left to search`,
      );
    const searched = new Set(this.parameters.map(({ name }) => name));
    this.#kept = Object.fromEntries(Object.entries(kept).filter(([name]) => !searched.has(name)));
  }

  /** A random setting: every coordinate even, every choice equally likely. */
  sample(random: Random): { [name: string]: ParameterValue } {
    return this.complete(
      this.parameters.map((parameter) =>
        'choices' in parameter ? random.integer(parameter.choices.length) : random.next(),
      ),
    );
  }

  /** All parameters from the coordinates (of a choice: its place) of the searched ones. */
  complete(coordinates: readonly number[]): { [name: string]: ParameterValue } {
    const values = this.parameters.map((parameter, d) => {
      const at = coordinates[d]!;
      return [
        parameter.name,
        'choices' in parameter ? parameter.choices[at]! : valueAt(parameter, at),
      ] as const;
    });
    return { ...this.#kept, ...Object.fromEntries(values) };
  }

  /** The coordinates of a setting; those outside of the bounds are cut to them. */
  coordinates(parameters: { readonly [name: string]: ParameterValue }): number[] {
    return this.parameters.map((parameter) => {
      const value = parameters[parameter.name] ?? null;
      return 'choices' in parameter
        ? Math.max(
            0,
            parameter.choices.findIndex((choice) => choice === value),
          )
        : coordinateOf(parameter, typeof value === 'number' ? value : null);
    });
  }
}

/** The random numbers of one step of a search: the same for the same seed and step, whatever came before. */
export function randomOfStep(seed: number, step: number): Random {
  return createRandom(Math.imul(seed | 0, 0x9e3779b1) + step);
}

function narrow(model: string, parameter: Parameter, range?: readonly [number, number]): Parameter {
  if ('choices' in parameter) return parameter;
  const [low, high] = range ?? parameter.search ?? [parameter.low, parameter.high];
  if (
    !(low >= parameter.low && low < high && high <= parameter.high) ||
    (parameter.scale === 'log' && low <= 0)
  ) {
    throw new RecommenderError(
      'invalid-parameter',
      `Cannot search ${parameter.name} of ${model} from ${low} to ${high}: the range must lie in ${parameter.low} to ${parameter.high}`,
    );
  }
  return { ...parameter, low, high };
}

function valueAt(
  { low, high, scale, integer, default: usual }: NumberSpec,
  coordinate: number,
): number | null {
  let share = coordinate;
  if (usual === null) {
    if (share < NULL_SHARE) return null;
    share = (share - NULL_SHARE) / (1 - NULL_SHARE);
  }
  // Whole numbers: each as wide as the others, so the bounds lie half a step further out.
  const [from, to] = integer ? [low - 0.5, high + 0.5] : [low, high];
  const exact = scale === 'log' ? Math.exp(mix(Math.log(from), Math.log(to), share)) : mix(from, to, share);
  return Math.min(high, Math.max(low, integer ? Math.round(exact) : exact));
}

function coordinateOf(
  { low, high, scale, integer, default: usual }: NumberSpec,
  value: number | null,
): number {
  if (value === null) return NULL_SHARE / 2;
  const [from, to] = integer ? [low - 0.5, high + 0.5] : [low, high];
  const share =
    scale === 'log'
      ? (Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from))
      : (value - from) / (to - from);
  const inside = Math.min(1, Math.max(0, share));
  return usual === null ? NULL_SHARE + inside * (1 - NULL_SHARE) : inside;
}

const mix = (from: number, to: number, share: number): number => from + (to - from) * share;
