import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asset } from './ports.ts';
import { playsNow } from './plays-now.ts';

const waiting: Pick<Asset, 'state' | 'promised' | 'onDemand'> = {
  state: 'queued',
  promised: null,
  onDemand: false,
};
const promised = { durationSeconds: 1, video: [], audio: [], subtitles: [], thumbnails: null };

test('playsNow() is told of what is finished, promised or made on demand, unless the file was refused', () => {
  assert.equal(playsNow(waiting), false);
  assert.equal(playsNow({ ...waiting, state: 'ready' }), true);
  assert.equal(playsNow({ ...waiting, promised }), true);
  assert.equal(playsNow({ ...waiting, onDemand: true }), true);
  assert.equal(playsNow({ ...waiting, state: 'failed', promised, onDemand: true }), false);
});
