// What a web page does with the library: opens a model of item factors and scores a list on the visitor's own device.
import { deserializeModel, ImplicitAls } from '@kinora/recommender';
import type { HistoryEntry, Recommendation } from '@kinora/recommender';

import type { fitOnDevice as fit } from './fit-on-device.ts';

export interface DeviceAnswer {
  readonly best: Recommendation[];
  /** Which title of the list speaks loudest for the first. */
  readonly because: unknown;
  /** Whether this page may share memory between threads. */
  readonly isolated: boolean;
  /** From the bytes to a model that answers, then the median of the answers. */
  readonly milliseconds: { readonly open: number; readonly answer: number };
}

const ANSWERS = 50;

async function scoreOnDevice(address: string, list: readonly HistoryEntry[]): Promise<DeviceAnswer> {
  const response = await fetch(address);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const begun = performance.now();
  const model = new ImplicitAls();
  model.load(deserializeModel(bytes));
  const opened = performance.now();
  const took: number[] = [];
  let best: Recommendation[] = [];
  for (let i = 0; i < ANSWERS; i++) {
    const asked = performance.now();
    best = model.recommend(list, { limit: 10 });
    took.push(performance.now() - asked);
  }
  took.sort((a, b) => a - b);
  return {
    best,
    because: model.explain(list, best[0]!.item, { limit: 1 }).reasons[0]?.item,
    isolated: typeof SharedArrayBuffer !== 'undefined',
    milliseconds: { open: opened - begun, answer: took[took.length >> 1]! },
  };
}

const fitOnDevice: typeof fit = async (...given) =>
  (await import('./fit-on-device.ts')).fitOnDevice(...given);

Object.assign(globalThis, { scoreOnDevice, fitOnDevice });
