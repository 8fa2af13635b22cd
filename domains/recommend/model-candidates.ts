// Which models a training compares, with parameters that suit the size of the data.
import {
  CoInteraction,
  Ease,
  ImplicitAls,
  type Interactions,
  type Model,
  Popularity,
  RecommenderError,
} from '@kinora/recommender';
import { recommendErrors } from './errors.ts';

export type ModelParameters = Readonly<Record<string, number>>;

export interface Candidate {
  /** Name in the registry and on the command line: the `kind` of the model. */
  readonly name: string;
  readonly params: ModelParameters;
  create(): Model;
  /** Rough share of a comparison's time, for progress. */
  readonly cost: number;
}

type Size = Pick<Interactions, 'userCount' | 'itemCount' | 'count'>;

interface Kind {
  /** Parameters with what they are on data of this size. */
  readonly defaults: (size: Size, seed: number) => ModelParameters;
  readonly create: (params: ModelParameters) => Model;
  readonly cost: number;
  /** Why it is not among the defaults on data of this size; null when it is. */
  readonly leftOut?: (size: Size) => string | null;
}

/**
 * EASE holds one number for each pair of titles (or of people, where they are fewer) in memory and goes through the pairs of
 * people on every request: 100 MB and some milliseconds at these limits.
 */
const EASE_TITLES = 5_000;
const EASE_PEOPLE = 2_500;

const kinds: Readonly<Record<string, Kind>> = {
  popularity: { defaults: () => ({}), create: () => new Popularity(), cost: 1 },
  ease: {
    /**
     * More data needs more regularisation: best on MovieLens latest-small (81,000 likings) 100 to 200, on 1M (836,000) 400.
     * 100 at 100,000 likings, growing with their number to the power of 0.6.
     */
    defaults: ({ count }) => ({
      lambda: Math.round(Math.min(1500, Math.max(20, 100 * (count / 100_000) ** 0.6))),
    }),
    create: ({ lambda }) => new Ease({ lambda }),
    cost: 3,
    leftOut: ({ userCount, itemCount }) =>
      itemCount <= EASE_TITLES || userCount <= EASE_PEOPLE
        ? null
        : `${itemCount.toLocaleString('en')} titles and ${userCount.toLocaleString('en')} people are more than it can serve quickly`,
  },
  'implicit-als': {
    defaults: (_size, seed) => ({ factors: 64, epochs: 12, alpha0: 0.3, regularization: 0.007, seed }),
    create: (params) => new ImplicitAls(params),
    cost: 8,
  },
  'co-interaction': {
    defaults: () => ({ neighbours: 200, shrinkage: 20, popularityDiscount: 0.1 }),
    create: (params) => new CoInteraction(params),
    cost: 3,
    leftOut: () => 'it serves "from a title to recommendations", which needs no training',
  },
};

export const modelNames: readonly string[] = Object.keys(kinds);

export interface CandidateChoice {
  /** Names of models; the ones that suit the data when empty or absent. */
  readonly models?: readonly string[];
  /** Set on every chosen model that has a parameter of this name. */
  readonly params?: ModelParameters;
  readonly seed: number;
  /** Popularity and EASE only (implicit ALS where EASE is left out): what a first start has time for. */
  readonly quick?: boolean;
}

export interface Candidates {
  readonly chosen: readonly Candidate[];
  /** Models left out of the defaults, with the reason. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

/** Throws `model_unknown` or `model_parameter_invalid`. */
export function chooseCandidates(size: Size, choice: CandidateChoice): Candidates {
  const leftOut: { name: string; why: string }[] = [];
  let names = choice.models ?? [];
  if (names.length === 0) {
    names = modelNames.filter((name) => {
      const why = kinds[name]?.leftOut?.(size) ?? null;
      if (why !== null) leftOut.push({ name, why });
      return why === null;
    });
    if (choice.quick && names.includes('ease')) names = names.filter((name) => name !== 'implicit-als');
  }
  const given = Object.entries(choice.params ?? {});
  const used = new Set<string>();
  const chosen = [...new Set(names)].map((name): Candidate => {
    const kind = kinds[name];
    if (!kind) throw recommendErrors.model_unknown(name, modelNames);
    const defaults = kind.defaults(size, choice.seed);
    const own = given.filter(([key]) => key in defaults);
    for (const [key] of own) used.add(key);
    const params = { ...defaults, ...Object.fromEntries(own) };
    return { name, params, cost: kind.cost, create: () => kind.create(params) };
  });
  for (const [key, value] of given) {
    if (!used.has(key)) {
      const known = [...new Set(chosen.flatMap(({ params }) => Object.keys(params)))];
      throw recommendErrors.model_parameter_invalid(
        key,
        value,
        `the parameters of ${chosen.map(({ name }) => name).join(' and ')} are ${known.join(', ') || 'none'}`,
      );
    }
  }
  for (const candidate of chosen) tryParameters(candidate, choice.params ?? {});
  return { chosen, leftOut };
}

/** Finds a value that the model refuses before any work is done. */
function tryParameters(candidate: Candidate, given: ModelParameters): void {
  try {
    candidate.create();
  } catch (error) {
    if (!(error instanceof RecommenderError)) throw error;
    const [name = '', value = ''] = Object.entries(given).find(([key]) => error.message.includes(key)) ?? [];
    throw recommendErrors.model_parameter_invalid(name, value, error.message);
  }
}
