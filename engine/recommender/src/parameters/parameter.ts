// What a model says about one of its parameters: meaning, default and bounds.

export type ParameterValue = number | string | boolean | null;

/** A number. With a default of null it may be left out, and null then has the meaning given. */
export interface NumberSpec<V extends number | null = number | null> {
  /** One line, with the unit. */
  readonly meaning: string;
  readonly default: V;
  /** Smallest value accepted. */
  readonly low: number;
  /** Largest value accepted. */
  readonly high: number;
  /** How values lie between the bounds for a search: evenly, or evenly in their logarithm (then `low` is above 0). */
  readonly scale: 'linear' | 'log';
  readonly integer: boolean;
  /** The part of the range that a search looks at; all of it when left out. */
  readonly search?: readonly [low: number, high: number];
}

/** One out of a few. */
export interface ChoiceSpec<V extends string | boolean = string | boolean> {
  readonly meaning: string;
  readonly default: V;
  readonly choices: readonly V[];
}

/** One parameter with its name. */
export type Parameter = { readonly name: string } & (NumberSpec | ChoiceSpec);

/** The spec that suits the type of a parameter. */
export type SpecOf<V> = [V] extends [number | null]
  ? NumberSpec<V>
  : [V] extends [string | boolean]
    ? ChoiceSpec<V>
    : never;
