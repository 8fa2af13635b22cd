// Puts the demo into the stores: titles, channels, simulated viewers and their ratings. Made again, it changes nothing.
import type { ChannelStore, TitleStore } from '#domains/catalog/ports.ts';
import type { IngestStore } from '#domains/ingest/ports.ts';
import type { SampleTasteStore } from '#domains/taste/ports.ts';
import type { Clock } from '#engine/api/clock.ts';
import type { DemoCatalogue } from './catalogue/read-catalogue.ts';
import { fameOf } from './famous-titles.ts';
import { simulateViewers } from './simulate-viewers.ts';
import { DEMO_SOURCE, toTitleInput } from './to-title-input.ts';

export interface SeedDemoDeps {
  readonly titles: Pick<TitleStore, 'putAll'>;
  readonly channels: Pick<ChannelStore, 'putAll'>;
  readonly ingest: Pick<IngestStore, 'putUsers' | 'profileIds' | 'refreshRatingMeans'>;
  readonly samples: Pick<SampleTasteStore, 'putRatings'>;
  readonly clock: Clock;
}

export interface SeedDemoOptions {
  readonly catalogue: DemoCatalogue;
  /** `share` is 0 to 1, `what` names the step. */
  readonly onProgress?: (share: number, what: string) => void;
}

export interface SeededDemo {
  /** Ids of the titles by slug. */
  readonly titleIds: ReadonlyMap<string, number>;
  readonly viewers: number;
  readonly ratings: number;
}

/** The year of the first public screening; any other number would do. */
const SEED = 1895;
const TITLES_AT_ONCE = 80;
/** About 4,000 ratings a transaction. */
const VIEWERS_AT_ONCE = 100;

/** Interrupted anywhere, it is completed by the next call. */
export async function seedDemo(deps: SeedDemoDeps, options: SeedDemoOptions): Promise<SeededDemo> {
  const { catalogue } = options;
  const tell = options.onProgress ?? (() => undefined);
  const now = deps.clock.now();
  const titleIds = await putTitles(deps, catalogue, now, (share) => tell(0.5 * share, 'catalogue'));
  await deps.channels.putAll(
    catalogue.channels.map(({ slug, name, description }) => ({
      slug,
      name,
      description,
      titleIds: catalogue.titles
        .filter(({ channels }) => channels.includes(slug))
        .sort((a, b) => fameOf(b) - fameOf(a) || a.year - b.year)
        .map((title) => idOf(titleIds, title.slug)),
    })),
  );
  tell(0.5, 'viewers');
  const viewers = simulateViewers(catalogue.titles, { seed: SEED, now });
  await deps.ingest.putUsers(
    DEMO_SOURCE,
    viewers.map(({ sourceId, group }, index) => ({
      sourceId,
      name: `Simulated viewer ${index + 1}`,
      attributes: { simulated: 'yes', group },
    })),
    null,
    now,
  );
  const profileIds = await deps.ingest.profileIds(DEMO_SOURCE);
  for (let at = 0; at < viewers.length; at += VIEWERS_AT_ONCE) {
    const part = viewers.slice(at, at + VIEWERS_AT_ONCE).map(({ sourceId, ratings }) => ({
      profileId: idOf(profileIds, sourceId),
      ratings: ratings.map(({ slug, stars, at: ratedAt }) => ({
        titleId: idOf(titleIds, slug),
        stars,
        ratedAt,
      })),
    }));
    await deps.samples.putRatings(part);
    tell(0.6 + (0.4 * (at + part.length)) / viewers.length, 'viewers');
  }
  await deps.ingest.refreshRatingMeans();
  tell(1, 'viewers');
  return {
    titleIds,
    viewers: viewers.length,
    ratings: viewers.reduce((sum, { ratings }) => sum + ratings.length, 0),
  };
}

async function putTitles(
  { titles }: SeedDemoDeps,
  catalogue: DemoCatalogue,
  now: number,
  tell: (share: number) => void,
): Promise<Map<string, number>> {
  // The order in which they are added is that of "new": a mixed one shows more than the alphabet.
  const mixed = catalogue.titles.toSorted((a, b) => scatter(a.slug) - scatter(b.slug));
  const ids = new Map<string, number>();
  for (let at = 0; at < mixed.length; at += TITLES_AT_ONCE) {
    const part = mixed.slice(at, at + TITLES_AT_ONCE);
    const put = await titles.putAll(part.map(toTitleInput), now);
    part.forEach(({ slug }, index) => ids.set(slug, put[index] ?? 0));
    tell((at + part.length) / mixed.length);
  }
  return ids;
}

/** A number that says nothing about the text but is always the same for it (FNV-1a, 32 bits). */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}

function idOf(ids: ReadonlyMap<string, number>, slug: string): number {
  const id = ids.get(slug);
  if (id === undefined) throw new Error(`Cannot seed the demo: "${slug}" was not stored`);
  return id;
}
