// Gives a demo profile what it has begun to watch, so that Continue Watching is there when it first comes home.
import type { DemoHistory } from '#demo/demo-histories.ts';
import { standInSeconds } from '#domains/media/render-stand-in.ts';
import type { Kinora } from './compose.ts';

const HOUR = 3600_000;

/** Positions are in the clip that stands for the film, since that is what plays. Made again, it changes nothing but the times. */
export async function beginDemoWatching(
  { media, stores, clock }: Kinora,
  profileId: number,
  watching: DemoHistory['watching'],
  titleIds: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [place, [slug, share, number]] of watching.entries()) {
    const titleId = titleIds.get(slug);
    if (titleId === undefined) throw new Error(`Cannot begin a film for a demo profile: no title "${slug}"`);
    const episodes = number === undefined ? [] : ((await stores.titles.detail(titleId))?.episodes ?? []);
    await media.progress.save(profileId, {
      titleId,
      episodeId: episodes.find((episode) => episode.number === number)?.id ?? null,
      positionMs: Math.round(share * standInSeconds * 1000),
      durationMs: standInSeconds * 1000,
      finished: false,
      updatedAt: clock.now() - (watching.length - place) * 20 * HOUR,
    });
  }
}
