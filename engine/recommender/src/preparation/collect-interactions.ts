// Makes a data set of prepared rows.

import { RecommenderError } from '../errors.ts';
import type { Id } from '../id-index.ts';
import { InteractionsBuilder } from '../interactions.ts';
import type { DuplicatePolicy, Interactions } from '../interactions.ts';
import type { Row } from './pipeline.ts';

/**
 * From the fields `user`, `item`, `value` (1 where missing) and `time` (may be missing).
 *
 * @throws RecommenderError `invalid-interaction` for a row whose fields are of other types: prepare rows with parseTypes.
 */
export function collectInteractions(
  rows: Iterable<Row>,
  options: { readonly duplicates?: DuplicatePolicy } = {},
): Interactions {
  const builder = new InteractionsBuilder(options);
  for (const { user, item, value, time } of rows) {
    const fits = isId(user) && isId(item) && isNumberOrMissing(value) && isNumberOrMissing(time);
    if (!fits) {
      throw new RecommenderError(
        'invalid-interaction',
        `Cannot take ${JSON.stringify({ user, item, value, time })}: ids are text or numbers, value and time numbers`,
      );
    }
    builder.add(user, item, value ?? undefined, time ?? undefined);
  }
  return builder.build();
}

function isId(value: unknown): value is Id {
  return typeof value === 'string' || typeof value === 'number';
}

function isNumberOrMissing(value: unknown): value is number | null | undefined {
  return value === undefined || value === null || typeof value === 'number';
}
