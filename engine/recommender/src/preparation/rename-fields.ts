// Gives fields the names that later steps go by.

import type { Step } from './pipeline.ts';

/** Old name to new name; other fields stay. A row without an old field has the new one undefined. */
export function renameFields(names: { readonly [from: string]: string }): Step {
  return {
    name: 'rename fields',
    memory: 'nothing',
    start: () => ({
      push(row, out) {
        const renamed = Object.entries(row).map(([field, value]) => [names[field] ?? field, value] as const);
        out.change(row, Object.fromEntries(renamed), 'renamed');
      },
    }),
  };
}
