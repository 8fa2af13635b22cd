// Embeddings of features by stochastic gradient descent on a ranking loss: by the kernels, or by the scalar reference.

import { openKernels } from '../kernels/kernel-runner.ts';
import { KernelLayout } from '../kernels/kernels.ts';
import { copySparse, reserveSparse } from './inverse-gram.ts';
import { hybridLosses, warpWeight, widthOf } from './hybrid-task.ts';
import type { FeatureEmbeddings, HybridDescent, HybridDescentOptions, HybridTask } from './hybrid-task.ts';
import { ScalarHybridDescent } from './scalar-hybrid-descent.ts';

/** Entries between two calls of `onStep`. */
const STEP = 65_536;

/**
 * Learns from liked entries (with the logistic loss from disliked ones too) in a new order each epoch, and gives the embeddings.
 * An epoch costs entries * (attempts met + 2) * features a row * rank.
 */
export async function descendHybrid(
  task: HybridTask,
  options: HybridDescentOptions,
): Promise<{ users: Float32Array; items: Float32Array }> {
  const { random, epochs, loss } = options;
  const { start, value, column, rowCount } = task.entries;
  const owner = new Int32Array(column.length);
  for (let u = 0; u < rowCount; u++) owner.fill(u, start[u], start[u + 1]);
  const places = Int32Array.from(value.keys()).filter((p) => value[p]! > 0 || loss === 'logistic');
  const descent =
    (options.with !== 'scalar' && (await kernelDescent(task, owner, options))) ||
    new ScalarHybridDescent(task, owner, warpWeights(task, options), options);
  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(places);
    for (let from = 0; from < places.length; from += STEP) {
      await options.onStep?.(epoch);
      descent.run(places.subarray(from, from + STEP), random.integer(0x7fffffff) + 1);
    }
  }
  return { users: descent.userVectors.slice(), items: descent.itemVectors.slice() };
}

/** By attempt. */
function warpWeights({ pool }: HybridTask, { attempts }: HybridDescentOptions): Float32Array {
  return Float32Array.from({ length: attempts }, (_, attempt) => warpWeight(pool.length, attempt + 1));
}

async function kernelDescent(
  task: HybridTask,
  owner: Int32Array,
  options: HybridDescentOptions,
): Promise<HybridDescent | null> {
  const { entries, pool, users, items } = task;
  const width = widthOf(options.rank);
  const layout = new KernelLayout();
  const side = ({ features, vectors }: FeatureEmbeddings) => ({
    features: reserveSparse(layout, features),
    vectors: layout.reserve(vectors.length),
    squares: layout.reserve(vectors.length),
  });
  const at = {
    entries: reserveSparse(layout, entries),
    owner: layout.reserve(owner.length),
    places: layout.reserve(STEP),
    pool: layout.reserve(pool.length),
    weights: layout.reserve(options.attempts),
    users: side(users),
    items: side(items),
    work: layout.reserve(4 * width),
  };
  const variant = options.with === 'scalar' ? undefined : options.with;
  const kernels = (await openKernels(layout, { variant }))?.own;
  if (!kernels) return null;
  copySparse(kernels, at.entries, entries);
  kernels.integers(at.owner, owner.length).set(owner);
  kernels.integers(at.pool, pool.length).set(pool);
  kernels.floats(at.weights, options.attempts).set(warpWeights(task, options));
  for (const [{ features, vectors }, address] of [
    [users, at.users],
    [items, at.items],
  ] as const) {
    copySparse(kernels, address.features, features);
    kernels.floats(address.vectors, vectors.length).set(vectors);
    kernels.floats(address.squares, vectors.length).fill(1);
  }
  kernels.run.prepareHybrid(
    at.entries.start,
    at.entries.column,
    at.entries.value,
    at.pool,
    pool.length,
    at.users.features.start,
    at.users.features.column,
    at.users.features.value,
    at.users.vectors,
    at.users.squares,
    at.items.features.start,
    at.items.features.column,
    at.items.features.value,
    at.items.vectors,
    at.items.squares,
    options.rank,
    width,
    options.rate,
    options.penalty,
  );
  const places = kernels.integers(at.places, STEP);
  return {
    userVectors: kernels.floats(at.users.vectors, users.vectors.length),
    itemVectors: kernels.floats(at.items.vectors, items.vectors.length),
    run(chosen, seed) {
      places.set(chosen);
      kernels.run.descendHybrid(
        at.places,
        chosen.length,
        at.owner,
        seed,
        hybridLosses.indexOf(options.loss),
        at.weights,
        options.attempts,
        at.work,
      );
    },
  };
}
