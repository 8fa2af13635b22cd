// Runs the example of the README as it is printed there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

test('README example runs and says what its comments say', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  assert.ok(example, 'the README has an example');
  const code = example
    .replace("'@kinora/recommender'", JSON.stringify(new URL('./index.ts', import.meta.url).href))
    .replaceAll(/console\.log/g, 'void ');
  const checks = `
    export const next = model.recommend([{ item: 'metropolis' }], { limit: 2 })[0].item;
    export const reason = model.explain([{ item: 'metropolis' }], 'nosferatu').reasons[0];
    export const similar = model.similarItems('the-general', { limit: 1 })[0].item;
    export const user = model.similarUsers([{ item: 'faust' }], { limit: 1 })[0].user;
    export const behind = people.explain([{ item: 'metropolis' }], 'faust').people;
    export const kept = again.recommend([{ item: 'metropolis' }], { limit: 2 })[0].item;`;
  const ran: unknown = await import(`data:text/javascript,${encodeURIComponent(code + checks)}`);
  assert.deepEqual(JSON.parse(JSON.stringify(ran)), {
    next: 'nosferatu',
    reason: {
      item: 'metropolis',
      contribution: JSON.parse(JSON.stringify(ran)).reason.contribution,
      share: 1,
    },
    similar: 'sherlock-jr',
    user: 'ben',
    behind: { count: 1, of: 2, baseRate: 0.25 },
    kept: 'nosferatu',
  });
});

test('README example of threads runs', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].find(([, code]) =>
    code!.includes('openThreads'),
  )?.[1];
  assert.ok(example, 'the README has an example of threads');
  const address = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const before = `import { ImplicitAls, Interactions } from ${address('./index.ts')};
    const data = Interactions.from([['ana', 'metropolis'], ['ben', 'faust'], ['ben', 'metropolis']]);
    export const done = 'yes';`;
  const code = example.replace("'@kinora/recommender/node'", address('../node/open-threads.ts'));
  const ran = (await import(`data:text/javascript,${encodeURIComponent(before + code)}`)) as { done: string };
  assert.equal(ran.done, 'yes');
});
