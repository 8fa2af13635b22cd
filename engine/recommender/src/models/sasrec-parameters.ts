// The weights of SASRec in one array: where each lies, and what it is at first.

import type { Floats } from '../neural/neural-math.ts';
import { blockWeightLengths } from '../neural/transformer-block.ts';
import type { BlockShape, BlockWeights } from '../neural/transformer-block.ts';
import type { Random } from '../random.ts';

/** Sizes of the network. */
export interface SasrecShape extends BlockShape {
  /** Rows of the item table: the number of items rounded up to a multiple of 8. */
  readonly items: number;
  readonly blocks: number;
}

/** All weights, or their derivatives, by name: views into one array. */
export interface SasrecWeights {
  /** items x width. */
  readonly items: Floats;
  /** length x width. */
  readonly places: Floats;
  readonly blocks: readonly BlockWeights[];
  readonly gain: Floats;
  readonly bias: Floats;
}

/** Number of weights. */
export function weightCount(shape: SasrecShape): number {
  const block = Object.values(blockWeightLengths(shape)).reduce((a, b) => a + b);
  return (shape.items + shape.length + 2) * shape.width + shape.blocks * block;
}

/** Names the parts of an array of `weightCount` elements. */
export function viewWeights(shape: SasrecShape, all: Floats): SasrecWeights {
  let at = 0;
  const take = (length: number): Floats => all.subarray(at, (at += length));
  const items = take(shape.items * shape.width);
  const places = take(shape.length * shape.width);
  const blocks = Array.from(
    { length: shape.blocks },
    () =>
      Object.fromEntries(
        Object.entries(blockWeightLengths(shape)).map(([name, length]) => [name, take(length)]),
      ) as unknown as BlockWeights,
  );
  return { items, places, blocks, gain: take(shape.width), bias: take(shape.width) };
}

/**
 * Normal weights: of deviation .02 in the tables, by Xavier and He in the matrices, those that end a residual branch smaller by
 * sqrt(2 blocks); gains 1, biases 0. Rows of the item table behind `itemCount` stay 0.
 */
export function initialiseWeights(shape: SasrecShape, all: Floats, itemCount: number, random: Random): void {
  const { width, inner, blocks } = shape;
  const weights = viewWeights(shape, all);
  const fill = (array: Floats, deviation: number): void => {
    for (let i = 0; i < array.length; i++) array[i] = random.normal() * deviation;
  };
  all.fill(0);
  fill(weights.items.subarray(0, itemCount * width), 0.02);
  fill(weights.places, 0.02);
  const branch = 1 / Math.sqrt(2 * blocks);
  for (const block of weights.blocks) {
    block.gain1.fill(1);
    block.gain2.fill(1);
    fill(block.project, Math.sqrt(1 / width));
    fill(block.merge, branch * Math.sqrt(1 / width));
    fill(block.widen, Math.sqrt(2 / width));
    fill(block.narrow, branch * Math.sqrt(1 / inner));
  }
  weights.gain.fill(1);
}
