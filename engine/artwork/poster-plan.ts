// Decides, before anything is drawn, what the poster of a title will be: motif, layout and face.
import type { ArtworkFacts } from './artwork-facts.ts';
import type { Mood } from './mood-of.ts';
import { moodOf } from './mood-of.ts';
import { motifOf } from './motif-of.ts';
import type { PosterLayoutName } from './poster-layouts.ts';
import type { Motif } from './scenes.ts';
import { seededRandom } from './seeded-random.ts';
import type { DrawnTitle } from './title-face.ts';
import { titleFace } from './title-face.ts';

export interface PosterPlan {
  motif: Motif;
  layout: PosterLayoutName;
  title: DrawnTitle;
}

const common: readonly PosterLayoutName[] = [
  'foot',
  'foot',
  'crown',
  'windowed',
  'disc',
  'bill',
  'column',
  'slant',
  'band',
  'strips',
  'open',
];

const moodLayouts: Readonly<Partial<Record<Mood, readonly PosterLayoutName[]>>> = {
  noir: ['slant', 'cutout', 'foot'],
  mystery: ['cutout', 'cutout', 'disc'],
  crime: ['cutout', 'slant', 'bill'],
  soviet: ['slant', 'slant', 'bill', 'column'],
  musical: ['framed', 'framed', 'arch'],
  romance: ['arch', 'arch', 'framed'],
  fantasy: ['arch', 'framed'],
  horror: ['framed', 'cutout', 'arch'],
  history: ['framed', 'arch'],
  comedy: ['bill', 'cutout', 'disc'],
  animation: ['cutout', 'disc'],
  western: ['bill', 'band'],
  war: ['band', 'slant'],
  drama: ['framed', 'arch', 'cutout'],
};

/** The same facts always give the same plan. */
export function posterPlan(facts: ArtworkFacts): PosterPlan {
  const random = seededRandom(facts.id).fork('layout');
  const title = titleFace(facts);
  const early = facts.year !== null && facts.year < 1920 ? (['arch', 'framed'] as const) : [];
  const fits = [...common, ...(moodLayouts[moodOf(facts)] ?? []), ...early].filter(
    (name) =>
      (name !== 'column' || (title.text.length >= 5 && title.text.length <= 34)) &&
      (name !== 'bill' || title.text.length <= 46),
  );
  // One word of a few letters wants to be enormous.
  if (title.text.length <= 4)
    return { motif: motifOf(facts), layout: random.pick(['bill', 'bill', 'crown']), title };
  return { motif: motifOf(facts), layout: random.pick(fits), title };
}
