// Which models a training compares, with parameters that suit the size of the data.
import {
  Ensemble,
  type Interactions,
  type Json,
  type Model,
  modelFamilies,
  modelFamily,
  type ModelFamily,
  parseParameter,
  RecommenderError,
} from '@kinora/recommender';
import { recommendErrors } from './errors.ts';

/** Values by name. Text is read by the type of the parameter, so that a command line can hand its own in. */
export type ModelParameters = Readonly<Record<string, number | string | boolean | null>>;

export interface Candidate {
  /** Name in the registry and on the command line: the `kind` of the model. */
  readonly name: string;
  /** All of them, defaults included. */
  readonly params: Readonly<Record<string, Json>>;
  /** A new model each time. */
  create(): Model;
  /** Rough share of a comparison's time, for progress. */
  readonly cost: number;
  /** Whether it learns from what titles are about. */
  readonly content: boolean;
}

type Size = Pick<Interactions, 'userCount' | 'itemCount' | 'count'>;

/**
 * EASE holds one number for each pair of titles (or of people, where they are fewer) in memory and goes through the pairs of
 * people on every request: 100 MB and some milliseconds at these limits.
 */
const EASE_TITLES = 5_000;
const EASE_PEOPLE = 2_500;

const ENSEMBLE = 'ensemble';
/** Members of an ensemble that names none, at equal weights. */
const MEMBERS: ModelParameters = { ease: 1, 'implicit-als': 1 };

/** What an ensemble says of a member. */
interface EnsembleMemberFacts {
  readonly kind: string;
  readonly weight: number;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a training compares when it is told nothing. */
const DEFAULTS = ['popularity', 'ease', 'implicit-als'];

/** Rough times of a fit relative to counting, on data of a hundred thousand ratings. */
const costs: Readonly<Record<string, number>> = { popularity: 1, ease: 3, 'implicit-als': 8 };
const USUAL_COST = 8;

/** Models that read what titles are about. */
const contentKinds: ReadonlySet<string> = new Set(['content', 'mapped-factors', 'hybrid-factorization']);

/** Whether a model, or one of an ensemble's members, reads what titles are about. */
export function readsContent(params: Readonly<Record<string, unknown>>, kind: string): boolean {
  const { members } = params;
  return (
    contentKinds.has(kind) ||
    (Array.isArray(members) &&
      (members as readonly EnsembleMemberFacts[]).some((member) =>
        readsContent(member.parameters, member.kind),
      ))
  );
}

/** Every model that can be trained by name. */
export const modelNames: readonly string[] = [...modelFamilies.map(({ kind }) => kind), ENSEMBLE].sort();

/** Those with parameters to search. */
export const tunableNames: readonly string[] = modelFamilies
  .filter(({ parameters }) => parameters.length > 0)
  .map(({ kind }) => kind)
  .sort();

export interface CandidateChoice {
  /** Names of models; the ones that suit the data when empty or absent. */
  readonly models?: readonly string[];
  /** Set on every chosen model that has a parameter of this name; of an ensemble the weights of its members, by their names. */
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
    const tooLarge = whyNoEase(size);
    if (tooLarge !== null) leftOut.push({ name: 'ease', why: tooLarge });
    names = DEFAULTS.filter((name) => name !== 'ease' || tooLarge === null);
    if (choice.quick && names.includes('ease')) names = names.filter((name) => name !== 'implicit-als');
  }
  const chosenNames = [...new Set(names)];
  const given = choice.params ?? {};
  refuseUnused(chosenNames, given);
  return { chosen: chosenNames.map((name) => createCandidate(name, given, size, choice.seed)), leftOut };
}

/**
 * One model by name; parameters that it does not have are passed over. Throws `model_unknown` or `model_parameter_invalid`, the
 * latter before any work is done.
 */
export function createCandidate(name: string, given: ModelParameters, size: Size, seed: number): Candidate {
  try {
    if (name === ENSEMBLE) return createEnsemble(given, size, seed);
    const family = findFamily(name);
    const values = { ...sizedDefaults(name, size), ...readParameters(family, given) };
    return {
      name,
      params: family.create(values, seed).parameters,
      create: () => family.create(values, seed),
      cost: costs[name] ?? USUAL_COST,
      content: readsContent({}, name),
    };
  } catch (error) {
    if (!(error instanceof RecommenderError)) throw error;
    throw recommendErrors.model_parameter_invalid(error.message);
  }
}

/** The same model again from what a registered one or a run says of itself. Throws like `createCandidate`. */
export function recreateCandidate(
  name: string,
  params: Readonly<Record<string, unknown>>,
  size: Size,
  seed: number,
): Candidate {
  if (name === ENSEMBLE && Array.isArray(params['members'])) {
    const members = params['members'] as readonly EnsembleMemberFacts[];
    return ensembleOf(
      members.map(({ kind, weight, parameters }) => ({
        weight,
        candidate: recreateCandidate(kind, parameters, size, seed),
      })),
    );
  }
  const { seed: own = seed, ...others } = params;
  return createCandidate(name, others as ModelParameters, size, Number(own));
}

function createEnsemble(given: ModelParameters, size: Size, seed: number): Candidate {
  const named = Object.entries(given).filter(([name]) => modelFamilies.some(({ kind }) => kind === name));
  const weights = (named.length > 0 ? named : Object.entries(MEMBERS)).map(([kind, text]) => {
    const weight = Number(text);
    if (typeof text !== 'boolean' && text !== null && text !== '' && Number.isFinite(weight))
      return { kind, weight };
    throw recommendErrors.model_parameter_invalid(
      `Cannot give ${kind} the weight "${String(text)}" in an ensemble: it must be a number`,
    );
  });
  return ensembleOf(
    weights.map(({ kind, weight }) => ({ weight, candidate: createCandidate(kind, {}, size, seed) })),
  );
}

function ensembleOf(members: readonly { weight: number; candidate: Candidate }[]): Candidate {
  const create = (): Ensemble =>
    new Ensemble(members.map(({ weight, candidate }) => ({ weight, model: candidate.create() })));
  return {
    name: ENSEMBLE,
    params: create().parameters,
    create,
    cost: members.reduce((sum, { candidate }) => sum + candidate.cost, 0),
    content: members.some(({ candidate }) => candidate.content),
  };
}

function findFamily(name: string): ModelFamily {
  if (!modelFamilies.some(({ kind }) => kind === name)) throw recommendErrors.model_unknown(name, modelNames);
  return modelFamily(name);
}

/** The given parameters that the family has, text read. Throws RecommenderError `invalid-parameter`. */
export function readParameters(family: ModelFamily, given: ModelParameters): ModelParameters {
  const known = new Set(family.parameters.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => known.has(name))
      .map(([name, value]) => [
        name,
        typeof value === 'string' ? parseParameter(family, name, value) : value,
      ]),
  );
}

/** A parameter that none of the chosen models has is a slip that must not go unseen. */
function refuseUnused(names: readonly string[], given: ModelParameters): void {
  const known = [
    ...new Set(
      names.flatMap((name) =>
        name === ENSEMBLE
          ? modelFamilies.map(({ kind }) => kind)
          : findFamily(name).parameters.map((parameter) => parameter.name),
      ),
    ),
  ];
  for (const [name, value] of Object.entries(given)) {
    if (known.includes(name)) continue;
    throw recommendErrors.model_parameter_invalid(
      `Cannot set ${name}=${String(value)}: the parameters of ${names.join(' and ')} are ${known.join(', ') || 'none'}`,
    );
  }
}

/**
 * More data needs more regularisation: EASE is best on MovieLens latest-small (81,000 likings) at 100 to 200, on 1M (836,000) at
 * 400. 100 at 100,000 likings, growing with their number to the power of 0.6.
 */
function sizedDefaults(name: string, { count }: Size): ModelParameters {
  if (name !== 'ease') return {};
  return { lambda: Math.round(Math.min(1500, Math.max(20, 100 * (count / 100_000) ** 0.6))) };
}

function whyNoEase({ userCount, itemCount }: Size): string | null {
  return itemCount <= EASE_TITLES || userCount <= EASE_PEOPLE
    ? null
    : `${itemCount.toLocaleString('en')} titles and ${userCount.toLocaleString('en')} people are more than it can serve quickly`;
}
