// Refusals in words: the codes we have words for are codes that the service answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createTranslator } from './create-translator.ts';
import { en } from './messages/en.ts';
import { problemKeys, problemText } from './problem-text.ts';

test('problemText() knows only codes that docs/errors.md lists', () => {
  const documented = readFileSync(join(import.meta.dirname, '../../../../docs/errors.md'), 'utf8');
  for (const code of Object.keys(problemKeys))
    if (code !== 'network')
      assert.ok(documented.includes(`\`${code}\``), `docs/errors.md does not list "${code}"`);
});

test('problemText() has a sentence for a code it does not know', () => {
  const t = createTranslator('en', en);
  assert.equal(problemText({ code: 'never_heard_of' }, t), en['problem.other']);
  assert.equal(problemText(undefined, t), en['problem.other']);
  assert.equal(problemText({ code: 'password_wrong' }, t), 'The current password is wrong.');
});
