// Tests of the conditional logit: answers known by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fitConditionalLogit } from './conditional-logit.ts';
import { createRandom } from '../random.ts';

const close = (found: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(found - expected) < tolerance, `${found} is not ${expected}`);

test('fitConditionalLogit finds the log odds of a choice between two', () => {
  // The candidate that has the feature is chosen three times out of four: softmax(w) = 3/4 at w = ln 3.
  const having = { features: Float32Array.of(1, 0), chosen: 1 };
  const lacking = { features: Float32Array.of(0, 1), chosen: 1 };
  const [weight] = fitConditionalLogit([having, having, having, lacking], 1, 0);
  close(weight!, Math.log(3), 1e-3);
});

test('fitConditionalLogit gives a feature that says nothing next to no weight', () => {
  const random = createRandom(3);
  const choices = Array.from({ length: 400 }, () => {
    const features = new Float32Array(20 * 2);
    for (let c = 0; c < 20; c++) features.set([(c === 0 ? 1 : 0) + random.normal(), random.normal()], c * 2);
    return { features, chosen: 1 };
  });
  const [telling, silent] = fitConditionalLogit(choices, 2, 1e-3);
  // Normal scores of deviation 1 whose mean is 1 higher for the chosen: the log-likelihood ratio has slope 1.
  close(telling!, 1, 0.2);
  close(silent!, 0, 0.12);
});

test('fitConditionalLogit shares the weight of two equal features by the ridge', () => {
  const choice = { features: Float32Array.of(1, 1, 0, 0), chosen: 1 };
  const other = { features: Float32Array.of(0, 0, 1, 1), chosen: 1 };
  const [a, b] = fitConditionalLogit([choice, choice, other], 2, 1e-4);
  close(a!, b!, 1e-9);
  close(a! + b!, Math.log(2), 1e-2);
});

test('fitConditionalLogit stays finite where one feature decides every choice', () => {
  const [weight] = fitConditionalLogit([{ features: Float32Array.of(1, 0), chosen: 1 }], 1, 0.01);
  assert.ok(weight! > 1 && weight! < 20, `${weight}`);
});
