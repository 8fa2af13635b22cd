// Completes given parameters with their defaults and refuses what the table does not allow.

import { RecommenderError } from '../errors.ts';
import type { Parameter, ParameterValue } from './parameter.ts';

/**
 * All parameters of the table: the given ones checked, the others with their default.
 *
 * @throws RecommenderError `invalid-parameter` naming the model, the parameter, the value and what is allowed.
 */
export function checkParameters(
  model: string,
  table: readonly Parameter[],
  given: { readonly [name: string]: unknown },
): { [name: string]: ParameterValue } {
  const known = new Set(table.map(({ name }) => name));
  for (const [name, value] of Object.entries(given)) {
    if (known.has(name)) continue;
    const names = [...known].join(', ');
    throw new RecommenderError(
      'invalid-parameter',
      `Cannot set ${name} of ${model} to ${JSON.stringify(value)}: its parameters are ${names || 'none'}`,
    );
  }
  return Object.fromEntries(
    table.map((parameter) => {
      const value = given[parameter.name];
      return [parameter.name, value === undefined ? parameter.default : checkOne(model, parameter, value)];
    }),
  );
}

function checkOne(model: string, parameter: Parameter, value: unknown): ParameterValue {
  const refuse = (allowed: string): never => {
    const shown = typeof value === 'number' ? String(value) : JSON.stringify(value);
    throw new RecommenderError(
      'invalid-parameter',
      `Cannot set ${parameter.name} of ${model} to ${shown}: it must be ${allowed}`,
    );
  };
  if ('choices' in parameter) {
    const found = parameter.choices.find((choice) => choice === value);
    return found ?? refuse(`one of ${parameter.choices.map(String).join(', ')}`);
  }
  if (value === null && parameter.default === null) return null;
  const { low, high, integer } = parameter;
  const fits = typeof value === 'number' && value >= low && value <= high;
  if (!fits || (integer && !Number.isInteger(value)))
    return refuse(`${integer ? 'a whole number' : 'a number'} from ${low} to ${high}`);
  return value;
}
