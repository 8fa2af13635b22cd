import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maySee } from '#domains/catalog/policy.ts';
import { maturityLimits } from '#domains/identity/contract.ts';
import { mayShow } from './policy.ts';

test('mayShow() is the rule of the catalogue', () => {
  for (const limit of maturityLimits) {
    for (const maturity of [null, ...maturityLimits]) {
      assert.equal(mayShow({ maturity }, limit), maySee({ maturity }, limit), `${maturity} for ${limit}`);
    }
  }
});
