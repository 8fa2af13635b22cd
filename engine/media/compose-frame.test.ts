import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blackFrame, crossFade, dim, drawLayer } from './compose-frame.ts';
import { layerChroma, layerLuma } from './layer-picture.ts';
import type { PlanarPicture } from './layer-picture.ts';

/** A repeatable stream of bytes. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

/** Alpha in blocks: empty, solid and in between, so that every kind of run occurs. */
function picture(width: number, height: number, seed: number): PlanarPicture {
  const alpha = Uint8Array.from({ length: width * height }, (_, i) => {
    const block = (Math.floor((i % width) / 5) + Math.floor(i / width / 3)) % 3;
    return block === 0 ? 0 : block === 1 ? 255 : 60 + ((i * 37) % 150);
  });
  const straight = noise(width * height, seed);
  const y = Uint8Array.from(straight, (value, i) =>
    Math.round(16 + ((alpha[i] ?? 0) / 255) * ((value % 220) - 0)),
  );
  const quarter = (width * height) / 4;
  return {
    width,
    height,
    y,
    u: new Uint8Array(quarter).fill(128),
    v: new Uint8Array(quarter).fill(128),
    alpha,
  };
}

test('drawLayer() blends every sample as the plain formula does, at any offset and opacity', () => {
  const source = picture(46, 34, 7);
  for (const [left, top, opacity] of [
    [0, 0, 1],
    [3, 5, 1],
    [14, 2, 0.5],
    [7, 9, 0],
  ] as const) {
    const frame = blackFrame(32, 24);
    frame.bytes.set(noise(32 * 24, 3));
    const before = Uint8Array.from(frame.bytes);
    const chroma = layerChroma(source, 0, 0);
    drawLayer(
      frame,
      { luma: layerLuma(source, 0, 0), lumaLeft: left, lumaTop: top, chroma, chromaLeft: 0, chromaTop: 0 },
      opacity,
    );
    for (let y = 0; y < 24; y++) {
      for (let x = 0; x < 32; x++) {
        const at = (y + top) * 46 + x + left;
        const under = before[y * 32 + x] ?? 0;
        const covered = (source.y[at] ?? 0) + ((under - 16) * (255 - (source.alpha[at] ?? 0))) / 255;
        const expected = (source.alpha[at] ?? 0) === 0 ? under : under + (covered - under) * opacity;
        const actual = frame.bytes[y * 32 + x] ?? 0;
        assert.ok(
          Math.abs(actual - Math.min(255, Math.max(0, expected))) <= 1.5,
          `${x},${y}: ${actual} is not ${expected}`,
        );
      }
    }
  }
});

test('layerLuma() shifts by parts of a pixel as linear interpolation does', () => {
  const source = picture(16, 8, 11);
  const moved = layerLuma(source, 0.25, 0);
  for (let i = 1; i < 16; i++) {
    const expected = 0.75 * (source.y[i] ?? 0) + 0.25 * (source.y[i - 1] ?? 0);
    assert.ok(Math.abs((moved.values[i] ?? 0) - expected) <= 0.51);
  }
  const down = layerLuma(source, 0, 0.5);
  assert.ok(Math.abs((down.values[16] ?? 0) - ((source.y[16] ?? 0) + (source.y[0] ?? 0)) / 2) <= 0.51);
});

test('crossFade() goes from one frame to the other', () => {
  const a = blackFrame(4, 4);
  const b = blackFrame(4, 4);
  b.bytes.fill(216);
  crossFade(a, b, 0.5);
  assert.equal(a.bytes[0], 116);
  crossFade(a, b, 1);
  assert.deepEqual(a.bytes, b.bytes);
});

test('dim() takes a frame to black without a tint', () => {
  const frame = blackFrame(4, 4);
  frame.bytes.fill(200);
  dim(frame, 0.5);
  assert.deepEqual([frame.bytes[0], frame.bytes[16]], [108, 164]);
  dim(frame, 0);
  assert.deepEqual(frame.bytes, blackFrame(4, 4).bytes);
});
