// A split that is given, as published ones are: rows to learn from and rows to look for.

import { IdIndex } from '../id-index.ts';
import { InteractionsBuilder } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import type { Split } from './split.ts';

/**
 * Without `histories` the test users are those of `train` and are asked with their rows there (weak generalisation); with it they
 * are people of their own, known by these rows alone (strong generalisation). Held-out rows of value 0 or below are left aside.
 * Items that only the held-out rows have compete like others, and no model can know them.
 */
export function splitFixed(rows: {
  readonly name?: string;
  readonly train: Iterable<InteractionRow>;
  readonly heldOut: Iterable<InteractionRow>;
  readonly histories?: Iterable<InteractionRow>;
}): Split {
  const items = new IdIndex();
  const users = new IdIndex();
  const asked = rows.histories ? new IdIndex() : users;
  const collect = (from: Iterable<InteractionRow>, own: IdIndex): InteractionsBuilder => {
    const builder = new InteractionsBuilder({ items, users: own });
    for (const [user, item, value, time] of from) builder.add(user, item, value, time);
    return builder;
  };
  const trainBuilder = collect(rows.train, users);
  const historyBuilder = rows.histories && collect(rows.histories, asked);
  const heldOutBuilder = new InteractionsBuilder({ items, users: asked });
  for (const [user, item, value, time] of rows.heldOut)
    if ((value ?? 1) > 0) heldOutBuilder.add(user, item, value, time);
  // Built once all rows are in: the indices that they share decide the sizes.
  const train = trainBuilder.build();
  const histories = historyBuilder?.build() ?? train;
  return { name: rows.name ?? 'fixed', train, histories, heldOut: heldOutBuilder.build() };
}
