// Draws viewers with plausible tastes and what they rated: no person is behind them. Pure: the same input, the same viewers.
import { createRandom, type Random } from '@kinora/recommender';
import type { TitleFacts } from './catalogue/title-facts.ts';
import { fameOf } from './famous-titles.ts';
import { tasteGroups, type Trait, traitsOf } from './taste-groups.ts';

export interface SimulatedRating {
  readonly slug: string;
  /** Half stars, 0.5 to 5. */
  readonly stars: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

export interface SimulatedViewer {
  /** Stable: viewer-001 and on. */
  readonly sourceId: string;
  /** Of the group that comes first in the taste. */
  readonly group: string;
  /** In the order of time, each title once. */
  readonly ratings: readonly SimulatedRating[];
}

export interface SimulationOptions {
  readonly seed: number;
  /** The newest rating is a few hours older. */
  readonly now: number;
  /** Default 600. */
  readonly viewers?: number;
}

/** Another number whenever the same catalogue would give other viewers than before. */
export const SIMULATION_VERSION = 1;

const FEWEST_RATINGS = 15;
const MOST_RATINGS = 150;
/** Every title has at least so many ratings, so that the recommender knows it. */
const FEWEST_OF_TITLE = 3;

/** How much taste and fame say in what is watched, beside a Gumbel draw of scale 1. */
const CHOICE = { taste: 1.4, fame: 1.25 };
/** What a rating is made of, in stars. */
const STARS = { middle: 2.9, bias: 0.33, taste: 0.42, quality: 0.33, noise: 0.55 };

interface Title {
  readonly slug: string;
  readonly traits: readonly number[];
  readonly fame: number;
  /** Standard normal, drawn: what all see in it alike. */
  readonly quality: number;
}

interface Viewer {
  readonly group: string;
  /** Standardised over the catalogue, one number a title. */
  readonly taste: Float64Array;
  readonly bias: number;
  /** Gives whole stars only. */
  readonly whole: boolean;
  readonly chosen: Set<number>;
}

/**
 * A taste is a mixture of two or three groups with deviations of its own and some favourite directors. What is watched is
 * drawn without replacement, the likelier the better it fits and the better it is known (Gumbel top-k); stars come from
 * fit, quality, the viewer's mildness and chance. Activity is log-normal.
 */
export function simulateViewers(
  catalogue: readonly TitleFacts[],
  { seed, now, viewers: count = 600 }: SimulationOptions,
): SimulatedViewer[] {
  const random = createRandom(seed);
  const { titles, traits, directors } = describe(catalogue, random);
  const viewers = Array.from({ length: count }, () => drawViewer(titles, traits, directors, random));
  for (const viewer of viewers) choose(viewer, titles, random);
  fillUp(viewers, titles, random);
  return viewers.map((viewer, index) => ({
    sourceId: `viewer-${String(index + 1).padStart(3, '0')}`,
    group: viewer.group,
    // Times have draws of their own: how many there are depends on the weekday of `now`, and stars must not.
    ratings: rate(viewer, titles, drawTimes(viewer.chosen.size, now, createRandom(seed + 1 + index)), random),
  }));
}

interface Described {
  readonly titles: readonly Title[];
  readonly traits: ReadonlyMap<Trait, number>;
  /** Traits of directors of two titles or more, with the places of these. */
  readonly directors: readonly { readonly trait: number; readonly titles: readonly number[] }[];
}

function describe(catalogue: readonly TitleFacts[], random: Random): Described {
  const traits = new Map<Trait, number>();
  const numberOf = (trait: Trait): number => {
    const known = traits.get(trait);
    if (known !== undefined) return known;
    traits.set(trait, traits.size);
    return traits.size - 1;
  };
  const works = new Map<number, number[]>();
  const titles = catalogue.map((facts, index) => {
    const own = traitsOf(facts);
    for (const trait of own) {
      if (trait.startsWith('director:'))
        works.set(numberOf(trait), [...(works.get(numberOf(trait)) ?? []), index]);
    }
    const fame = fameOf(facts);
    return {
      slug: facts.slug,
      traits: own.map(numberOf),
      fame,
      quality: 0.25 * (fame - 1) + 0.8 * random.normal(),
    };
  });
  const directors = [...works]
    .filter(([, own]) => own.length >= 2)
    .map(([trait, own]) => ({ trait, titles: own }));
  return { titles, traits, directors };
}

function drawViewer(
  titles: readonly Title[],
  traits: Described['traits'],
  directors: Described['directors'],
  random: Random,
): Viewer {
  const likes = new Float64Array(traits.size);
  for (let trait = 0; trait < likes.length; trait += 1) likes[trait] = 0.12 * random.normal();
  const main = drawOne(
    tasteGroups.map(({ share }) => share),
    random,
  );
  const second = drawOne(
    tasteGroups.map(({ share }, index) => (index === main ? 0 : share)),
    random,
  );
  const weight = 0.62 + 0.33 * random.next();
  for (const [index, part] of [
    [main, weight],
    [second, 1.05 - weight],
  ] as const) {
    for (const [trait, liking] of Object.entries(tasteGroups[index]?.likes ?? {})) {
      const place = traits.get(trait as Trait);
      if (place !== undefined) likes[place] = (likes[place] ?? 0) + part * (liking ?? 0);
    }
  }
  const fits = directors.map(({ titles: own }) =>
    Math.exp(Math.max(...own.map((index) => fit(titles[index], likes)))),
  );
  for (let favourite = 0; favourite < 3; favourite += 1) {
    const place = directors[drawOne(fits, random)]?.trait;
    if (place !== undefined) likes[place] = Math.max(likes[place] ?? 0, 0.6 + 0.8 * random.next());
  }
  return {
    group: tasteGroups[main]?.name ?? '',
    taste: standardised(titles.map((title) => fit(title, likes))),
    bias: STARS.bias * random.normal(),
    whole: random.next() < 0.45,
    chosen: new Set(),
  };
}

function fit(title: Title | undefined, likes: Float64Array): number {
  return (title?.traits ?? []).reduce((sum, trait) => sum + (likes[trait] ?? 0), 0);
}

function standardised(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return Float64Array.from(values, (value) => (value - mean) / spread);
}

function drawOne(weights: readonly number[], random: Random): number {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    0,
    weights.findIndex((weight) => (left -= weight) < 0),
  );
}

const gumbel = (random: Random): number => -Math.log(-Math.log(1 - random.next() * (1 - 1e-12) - 1e-12));

function choose(viewer: Viewer, titles: readonly Title[], random: Random): void {
  const activity = Math.exp(3.72 + 0.55 * random.normal());
  const number = Math.round(Math.min(MOST_RATINGS, Math.max(FEWEST_RATINGS, activity)));
  const drawn = titles.map((title, index) => ({
    index,
    score: CHOICE.taste * (viewer.taste[index] ?? 0) + CHOICE.fame * title.fame + gumbel(random),
  }));
  drawn.sort((a, b) => b.score - a.score);
  for (const { index } of drawn.slice(0, number)) viewer.chosen.add(index);
}

/** Titles that too few chose are given to those whom they fit best. */
function fillUp(viewers: readonly Viewer[], titles: readonly Title[], random: Random): void {
  const counts = new Int32Array(titles.length);
  for (const { chosen } of viewers) for (const index of chosen) counts[index] = (counts[index] ?? 0) + 1;
  for (const index of titles.keys()) {
    const missing = FEWEST_OF_TITLE - (counts[index] ?? 0);
    if (missing <= 0) continue;
    const others = viewers.filter(({ chosen }) => !chosen.has(index) && chosen.size < MOST_RATINGS);
    const ranked = others
      .map((viewer) => ({ viewer, score: 2 * (viewer.taste[index] ?? 0) + gumbel(random) }))
      .sort((a, b) => b.score - a.score);
    for (const { viewer } of ranked.slice(0, missing)) viewer.chosen.add(index);
  }
}

function rate(
  viewer: Viewer,
  titles: readonly Title[],
  times: readonly number[],
  random: Random,
): SimulatedRating[] {
  return random.shuffle([...viewer.chosen]).map((index, place) => {
    const exact =
      STARS.middle +
      viewer.bias +
      STARS.taste * (viewer.taste[index] ?? 0) +
      STARS.quality * (titles[index]?.quality ?? 0) +
      STARS.noise * random.normal();
    const step = viewer.whole || random.next() < 0.35 ? 1 : 0.5;
    const stars = Math.min(5, Math.max(0.5, Math.round(exact / step) * step));
    return { slug: titles[index]?.slug ?? '', stars, at: times[place] ?? 0 };
  });
}

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const TWO_YEARS = 730;
/** Sunday to Saturday: how often a day is an evening of films. */
const WEEK = [1.5, 0.7, 0.7, 0.8, 0.9, 1.5, 1.9];

/** Ascending. An evening has one to four ratings, some minutes or a film apart; weekends have more evenings. */
function drawTimes(count: number, now: number, random: Random): number[] {
  const today = Math.floor(now / DAY);
  const joined = today - 30 - random.integer(TWO_YEARS - 30);
  const times = new Set<number>();
  while (times.size < count) {
    const day = joined + random.integer(today - joined);
    const weight = WEEK[(day + 4) % 7] ?? 1;
    if (random.next() * 2 > weight) continue;
    let at = day * DAY + Math.round((17 + 5 * random.next()) * HOUR);
    for (let left = 1 + random.integer(4); left > 0 && times.size < count; left -= 1) {
      times.add(Math.min(at, now - HOUR - times.size));
      at += Math.round((0.05 + 1.4 * random.next()) * HOUR);
    }
  }
  return [...times].sort((a, b) => a - b);
}
