import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h264Level } from './h264-level.ts';

test('h264Level() picks the level that players know for common pictures', () => {
  assert.equal(h264Level(1920, 1080, 24, 5_000_000), 40);
  assert.equal(h264Level(1920, 1080, 60, 8_000_000), 42);
  assert.equal(h264Level(1280, 720, 30, 2_800_000), 31);
  assert.equal(h264Level(640, 360, 30, 850_000), 30);
  assert.equal(h264Level(3840, 2160, 30, 14_000_000), 51);
});

test('h264Level() rises with the bit rate and with a long thin picture', () => {
  assert.equal(h264Level(1920, 1080, 24, 30_000_000), 41);
  assert.ok(h264Level(2560, 64, 24, 500_000) > h264Level(480, 341, 24, 500_000));
});
