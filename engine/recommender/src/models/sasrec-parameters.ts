// The weights of SASRec in one array: where each lies, and what it is at first.

import type { Floats } from '../neural/neural-math.ts';
import type { Random } from '../random.ts';

/** Sizes of the network; all but `blocks` and `heads` multiples of 8, and so is width / heads. */
export interface SasrecShape {
  /** Rows of the item table: the number of items rounded up. */
  readonly items: number;
  /** Length of an item vector. */
  readonly width: number;
  /** Length of the layer inside of a feed-forward part. */
  readonly inner: number;
  readonly heads: number;
  readonly blocks: number;
  /** Most positions of a sequence. */
  readonly length: number;
}

/** The weights of one block, matrices input x output. */
const blockWeights = [
  'gain1',
  'bias1',
  'project',
  'projectBias',
  'merge',
  'mergeBias',
  'gain2',
  'bias2',
  'widen',
  'widenBias',
  'narrow',
  'narrowBias',
] as const;
export type BlockWeight = (typeof blockWeights)[number];

/** The same weights, or their derivatives, by name: views into one array. */
export interface SasrecWeights {
  /** items x width. */
  readonly items: Floats;
  /** length x width. */
  readonly places: Floats;
  readonly blocks: readonly { readonly [name in BlockWeight]: Floats }[];
  readonly gain: Floats;
  readonly bias: Floats;
}

function blockLengths({ width, inner }: SasrecShape): { readonly [name in BlockWeight]: number } {
  return {
    gain1: width,
    bias1: width,
    project: width * 3 * width,
    projectBias: 3 * width,
    merge: width * width,
    mergeBias: width,
    gain2: width,
    bias2: width,
    widen: width * inner,
    widenBias: inner,
    narrow: inner * width,
    narrowBias: width,
  };
}

/** Number of weights. */
export function weightCount(shape: SasrecShape): number {
  const block = Object.values(blockLengths(shape)).reduce((a, b) => a + b);
  return (shape.items + shape.length + 2) * shape.width + shape.blocks * block;
}

/** Names the parts of an array of `weightCount` elements. */
export function viewWeights(shape: SasrecShape, all: Floats): SasrecWeights {
  let at = 0;
  const take = (length: number): Floats => all.subarray(at, (at += length));
  const items = take(shape.items * shape.width);
  const places = take(shape.length * shape.width);
  const lengths = blockLengths(shape);
  const blocks = Array.from(
    { length: shape.blocks },
    () =>
      Object.fromEntries(blockWeights.map((name) => [name, take(lengths[name])])) as {
        [name in BlockWeight]: Floats;
      },
  );
  return { items, places, blocks, gain: take(shape.width), bias: take(shape.width) };
}

/**
 * Normal weights: tables of deviation 1 / sqrt(width) for items and a tenth of that... for places, matrices by Xavier, those that end a
 * residual branch smaller by sqrt(2 blocks); gains 1, biases 0. Rows behind `itemCount` stay 0.
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
