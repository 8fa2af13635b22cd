// Reads one parameter from text, as a command line or a form gives it.

import { RecommenderError } from '../errors.ts';
import { checkParameters } from './check-parameters.ts';
import type { ModelFamily } from './model-family.ts';
import type { ParameterValue } from './parameter.ts';

/**
 * The value of a parameter written as text: `0.3`, `true`, `cosine`, or `null` where leaving out is allowed.
 *
 * @throws RecommenderError `invalid-parameter` for an unknown name or a value out of bounds.
 */
export function parseParameter(family: ModelFamily, name: string, text: string): ParameterValue {
  const parameter = family.parameters.find((candidate) => candidate.name === name);
  const read = (): unknown => {
    if (!parameter) return text;
    if ('choices' in parameter) return parameter.choices.find((choice) => String(choice) === text) ?? text;
    if (text === 'null') return null;
    // Number('') is 0, which nobody meant.
    return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
  };
  const value = checkParameters(family.kind, family.parameters, { [name]: read() })[name];
  if (value === undefined)
    throw new RecommenderError('invalid-parameter', `Cannot read ${name} of ${family.kind}`);
  return value;
}
