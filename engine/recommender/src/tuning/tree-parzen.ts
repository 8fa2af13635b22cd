// TPE: settings are drawn where good trials lie more densely than bad ones.

import { checkParameter } from '../errors.ts';
import type { Parameter } from '../parameters/parameter.ts';
import type { Random } from '../random.ts';
import { ParzenDensity } from './parzen-density.ts';
import { rankTrials } from './search-method.ts';
import type { Direction, SearchMethod } from './search-method.ts';
import { randomOfStep } from './search-space.ts';
import type { SearchSpace } from './search-space.ts';

export interface TreeParzenOptions {
  readonly seed: number;
  readonly direction: Direction;
  /** Random trials before the densities are asked. Default 10. */
  readonly startup?: number;
  /** Share of the trials that counts as good, at most 25 of them. Default 0.2. */
  readonly good?: number;
  /** Draws from the density of the good trials, of which the one with the best ratio is taken. Default 24. */
  readonly candidates?: number;
}

const MOST_GOOD = 25;

/**
 * J. Bergstra, R. Bardenet, Y. Bengio, B. Kegl, "Algorithms for Hyper-Parameter Optimization", NIPS 2011: with l the density of
 * the good trials and g that of the others, the expected improvement grows with l / g. Every parameter by itself. Trials on a
 * part of the budget are left aside; failed ones are bad. A step costs trials * candidates * parameters.
 */
export function treeParzen(space: SearchSpace, options: TreeParzenOptions): SearchMethod {
  const startup = checkParameter('startup', options.startup ?? 10, 1);
  const share = checkParameter('good', options.good ?? 0.2, 0.01, 0.99);
  const candidates = checkParameter('candidates', options.candidates ?? 24, 1);
  return {
    name: 'tpe',
    next(trials) {
      const random = randomOfStep(options.seed, trials.length);
      const configuration = trials.length;
      const whole = trials.filter(({ budget }) => budget === 1);
      if (whole.length < startup || whole.every(({ score }) => score === null))
        return { configuration, parameters: space.sample(random), budget: 1 };
      const ranked = rankTrials(whole, options.direction).map(({ parameters }) =>
        space.coordinates(parameters),
      );
      const goodCount = Math.min(MOST_GOOD, Math.max(2, Math.ceil(share * ranked.length)));
      const best = space.parameters.map((parameter, d) => {
        const along = ranked.map((coordinates) => coordinates[d]!);
        return bestDraw(parameter, along.slice(0, goodCount), along.slice(goodCount), candidates, random);
      });
      return { configuration, parameters: space.complete(best), budget: 1 };
    },
  };
}

function bestDraw(
  parameter: Parameter,
  good: readonly number[],
  bad: readonly number[],
  candidates: number,
  random: Random,
): number {
  if ('choices' in parameter) {
    const [inGood, inBad] = [good, bad].map((places) => shares(places, parameter.choices.length));
    // Drawn, not simply the best: otherwise a choice with a bad start would never be tried again.
    return strongest(
      candidates,
      () => drawPlace(inGood!, random),
      (place) => inGood![place]! / inBad![place]!,
    );
  }
  const [inGood, inBad] = [new ParzenDensity(good), new ParzenDensity(bad)];
  return strongest(
    candidates,
    () => inGood.draw(random),
    (at) => inGood.at(at) / inBad.at(at),
  );
}

function strongest(count: number, draw: () => number, worth: (drawn: number) => number): number {
  let best = draw();
  for (let c = 1; c < count; c++) {
    const drawn = draw();
    if (worth(drawn) > worth(best)) best = drawn;
  }
  return best;
}

/** How often each choice occurs, one more of each counted in. */
function shares(places: readonly number[], count: number): number[] {
  const counts = Array.from({ length: count }, () => 1);
  for (const place of places) counts[place]!++;
  return counts.map((occurrences) => occurrences / (places.length + count));
}

function drawPlace(weights: readonly number[], random: Random): number {
  let left = random.next();
  const place = weights.findIndex((weight) => (left -= weight) < 0);
  return place < 0 ? weights.length - 1 : place;
}
