// The data that models are compared on: everything there is, with a part of each person's likings hidden.
import {
  createRandom,
  type Interactions,
  type Split,
  splitLeaveOneOut,
  splitRandom,
} from '@kinora/recommender';
import { recommendErrors } from './errors.ts';
import type { DatasetReader } from './ports.ts';
import { type ReadOptions, readTrainingData } from './read-training-data.ts';
import { LIKED } from './signal-weights.ts';

/** Fewer people than this with `ENOUGH` likings each say more about themselves than about titles. */
const FEWEST_PEOPLE = 10;
const ENOUGH = 3;
/** Share of each person's likings that is hidden from the models and then looked for. */
const HELD_OUT = 0.2;

/** Throws `training_data_too_small`. */
export async function readEnough(dataset: DatasetReader, options: ReadOptions): Promise<Interactions> {
  const data = await readTrainingData(dataset, options);
  const { start } = data.matrix;
  let people = 0;
  for (let user = 0; user < data.userCount; user += 1) {
    if ((start[user + 1] ?? 0) - (start[user] ?? 0) >= ENOUGH) people += 1;
  }
  if (people < FEWEST_PEOPLE)
    throw recommendErrors.training_data_too_small(people, FEWEST_PEOPLE, data.itemCount);
  return data;
}

/** What is hidden of each person: a random fifth, or the title chosen last, which is the fair question to models that go by order. */
export type Hide = 'random' | 'last';

/** What counts as found are hidden titles that were liked (`LIKED`). The same data and seed hide the same. */
export function hideSome(data: Interactions, seed: number, hide: Hide = 'random'): Split {
  const random = createRandom(seed);
  const split =
    hide === 'last' ? splitLeaveOneOut(data, { random }) : splitRandom(data, { random, fraction: HELD_OUT });
  return { ...split, heldOut: split.heldOut.filter((_user, _item, weight) => weight >= LIKED) };
}
