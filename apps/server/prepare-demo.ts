// Brings the demo into a new data folder: accounts, catalogue, viewers, histories and a model trained on them.
import { hashCatalogue, readCatalogue } from '#demo/catalogue/read-catalogue.ts';
import { demoHistories, toSampleHistory } from '#demo/demo-histories.ts';
import { seedDemo } from '#demo/seed-demo.ts';
import { SIMULATION_VERSION } from '#demo/simulate-viewers.ts';
import { DEMO_SOURCE } from '#demo/to-title-input.ts';
import { CHAMPION } from '#domains/recommend/ports.ts';
import { beginDemoWatching } from './begin-demo-watching.ts';
import type { Kinora } from './compose.ts';
import { createDemoAccounts } from './demo-accounts.ts';

/** Name under which the end of all steps is remembered. */
const MARK = 'demo';
const TRAINING_SEED = 1895;
/**
 * More regularisation for EASE than its default for so few ratings: as good on what is held out (NDCG@10 .56 with both), while
 * of the 11th to 20th most similar titles .64 instead of .56 share a channel, a director or two genres.
 */
const LAMBDA = 150;

/**
 * Works on an empty database, on one where an earlier start was interrupted, and on one whose demo is of an older catalogue;
 * any other is left as it is. Every step can be made again, and what people did in between stays: histories go to profiles
 * that have said nothing, accounts and a model are made only when they are not there. Answers whether there was work.
 */
export async function prepareDemo(
  kinora: Kinora,
  tell: (share: number, what: string) => void,
): Promise<boolean> {
  if (!(await demoIsDue(kinora))) return false;
  const { stores, clock } = kinora;
  const hash = demoHash();
  const done = (await stores.ingest.mark(MARK))?.contentHash ?? null;
  // Before the catalogue, so that hashing the passwords does not wait for it.
  const profiles = done === null ? await createDemoAccounts(kinora) : new Map<string, number>();
  tell(0.1, 'catalogue');
  const { titleIds } = await seedDemo(
    { ...stores, clock },
    { catalogue: readCatalogue(), onProgress: (share, what) => tell(0.1 + 0.5 * share, what) },
  );
  for (const history of demoHistories) {
    const id = profiles.get(history.profile);
    if (id === undefined) continue;
    await stores.samples.begin(id, toSampleHistory(history, titleIds, clock.now()));
    const watched = await kinora.media.progress.recent(id, 1);
    if (watched.length === 0) await beginDemoWatching(kinora, id, history.watching, titleIds);
  }
  await stores.ingest.refreshRatingMeans();
  await stores.search.catchUp((share) => tell(0.6 + 0.1 * share, 'search'));
  if ((await stores.models.alias(CHAMPION)) === null) {
    await kinora.recommend.train({
      quick: true,
      params: { lambda: LAMBDA },
      seed: TRAINING_SEED,
      onProgress: (share) => tell(0.7 + 0.3 * share, 'recommendations'),
    });
  }
  await stores.ingest.putMark(
    { file: MARK, contentHash: hash, rowsDone: titleIds.size, rowsBad: 0, finished: true },
    clock.now(),
  );
  return true;
}

/** Whether the demo is absent, incomplete or of an older catalogue, in a database that is its own. */
export async function demoIsDue(kinora: Kinora): Promise<boolean> {
  const done = (await kinora.stores.ingest.mark(MARK))?.contentHash ?? null;
  return done !== demoHash() && (done !== null || (await isNewOrOurs(kinora)));
}

function demoHash(): string {
  return `${hashCatalogue()}.${SIMULATION_VERSION}`;
}

async function isNewOrOurs({ stores }: Kinora): Promise<boolean> {
  return (await stores.titles.count()) === 0 || (await stores.titles.count(DEMO_SOURCE)) > 0;
}
