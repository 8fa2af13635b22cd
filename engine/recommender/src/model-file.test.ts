// Tests of the model file: round trip, alignment, and refusal of anything damaged.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deserializeModel, serializeModel } from './model-file.ts';
import type { ModelState } from './model-state.ts';

const state: ModelState = {
  kind: 'ease',
  meta: { parameters: { lambda: 3, name: 'Amélie — أميلي' }, list: [1, null, true] },
  tensors: {
    'a.f32': Float32Array.of(1.5, -2, Infinity),
    'b.f64': Float64Array.of(Math.PI),
    'c.i32': Int32Array.of(-1, 2, 3, 4, 5),
    'd.u8': Uint8Array.of(7),
    'e.empty': new Float32Array(0),
  },
};

test('deserializeModel gives back what serializeModel wrote', () => {
  assert.deepEqual(deserializeModel(serializeModel(state)), state);
  const bare = { kind: 'x', meta: {}, tensors: {} };
  assert.deepEqual(deserializeModel(serializeModel(bare)), bare);
});

test('serializeModel aligns every array to 16 bytes and deserializeModel reads in place', () => {
  const bytes = serializeModel(state);
  for (const tensor of Object.values(deserializeModel(bytes).tensors)) {
    assert.equal(tensor.byteOffset % 16, 0);
    assert.equal(tensor.buffer, bytes.buffer);
  }
});

test('deserializeModel reads bytes that lie at an odd address', () => {
  const bytes = serializeModel(state);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  assert.deepEqual(deserializeModel(shifted.subarray(3)), state);
});

test('deserializeModel refuses every cut', () => {
  const bytes = serializeModel(state);
  for (let length = 0; length < bytes.length; length += 5) {
    assert.throws(
      () => deserializeModel(bytes.slice(0, length)),
      { code: 'invalid-model-file' },
      `${length} bytes`,
    );
  }
});

test('deserializeModel refuses every changed byte', () => {
  const bytes = serializeModel(state);
  for (let at = 0; at < bytes.length; at += 3) {
    const damaged = bytes.slice();
    damaged[at]! ^= 0x41;
    assert.throws(() => deserializeModel(damaged), { code: 'invalid-model-file' }, `byte ${at}`);
  }
});

test('deserializeModel names what is wrong', () => {
  assert.throws(() => deserializeModel(new Uint8Array(64)), /does not begin with "KNRM"/);
  assert.throws(() => deserializeModel(serializeModel(state).slice(0, -16)), /cut off or damaged/);
  const newer = serializeModel(state);
  newer[4] = 9;
  assert.throws(() => deserializeModel(newer), /version 9/);
});
