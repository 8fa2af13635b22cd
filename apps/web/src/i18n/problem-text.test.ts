import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { problemKeys } from './problem-text.ts';

/** Made by the application itself, when no answer came. */
const ownCodes = new Set(['network']);

test('problemKeys speaks of codes that the server has', () => {
  const documented = readFileSync(join(import.meta.dirname, '../../../../docs/errors.md'), 'utf8');
  const unknown = Object.keys(problemKeys).filter(
    (code) => !ownCodes.has(code) && !documented.includes(`\`${code}\``),
  );
  assert.deepEqual(unknown, []);
});
