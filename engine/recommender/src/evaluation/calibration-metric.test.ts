// Tests of the miscalibration on mixes worked out by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { IdIndex } from '../id-index.ts';
import { CalibrationMetric } from './calibration-metric.ts';

const genres: { readonly [item: string]: readonly string[] } = {
  a: ['drama'],
  b: ['drama'],
  c: ['comedy'],
  d: ['comedy', 'drama'],
  e: [],
};
const items = IdIndex.from(Object.keys(genres));
const of = (...ids: string[]): Int32Array => Int32Array.from(ids, (id) => items.indexOf(id));
const make = (ks: number[]): CalibrationMetric => new CalibrationMetric(items, (id) => genres[id]!, ks);

test('CalibrationMetric is 0 for the mix of the history, and as by hand for another', () => {
  const metric = make([1, 2]);
  // The history is half drama; the first of the list is drama alone, the first two are half and half.
  metric.add(of('a', 'c'), of('b', 'c'));
  const half = 0.5 * Math.log(0.5 / (0.99 * 1 + 0.005)) + 0.5 * Math.log(0.5 / 0.005);
  assert.ok(Math.abs(metric.result(0) - half) < 1e-12);
  assert.ok(Math.abs(metric.result(1)) < 1e-12);
});

test('CalibrationMetric divides an item among its categories and averages over users', () => {
  const metric = make([1]);
  metric.add(of('d'), of('b', 'c'));
  assert.ok(Math.abs(metric.result(0)) < 1e-12);
  metric.add(of('a'), of('c'));
  assert.ok(Math.abs(metric.result(0) - Math.log(1 / 0.01) / 2) < 1e-12);
});

test('CalibrationMetric leaves users aside who have no category', () => {
  const metric = make([1]);
  metric.add(of('a'), of('e'));
  metric.add(of('e'), of('a'));
  metric.add(of('a'), of());
  assert.ok(Number.isNaN(metric.result(0)));
  metric.add(of('a'), of('b', 'e'));
  assert.ok(Math.abs(metric.result(0)) < 1e-12);
});
