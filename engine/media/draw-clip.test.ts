import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clipSize, drawClip } from './draw-clip.ts';
import type { DecodeLayers } from './draw-clip.ts';

/** A grey picture whose light is the first byte of its "PNG". */
const grey: DecodeLayers = (wanted) =>
  wanted.map(({ png, width, height, margin }) => {
    const [wide, high] = [width + 2 * margin, height + 2 * margin];
    const plane = (share: number, value: number) => new Uint8Array((wide * high) / share).fill(value);
    return {
      width: wide,
      height: high,
      y: plane(1, png[0] ?? 0),
      u: plane(4, 128),
      v: plane(4, 128),
      alpha: plane(1, 255),
    };
  });

test('drawClip() fades in from black, shows its scene at every pixel, and fades out', async () => {
  const scene = { layers: [{ png: Uint8Array.of(200), depth: 0 }], cards: [], seconds: 12, variant: 0 };
  const light: number[] = [];
  const shares: number[] = [];
  for await (const { bytes, width, height, share } of drawClip(scene, 2, grey)) {
    const luma = bytes.subarray(0, width * height);
    assert.equal(luma[0], luma.at(-1));
    light.push(luma[(height / 2) * width + width / 2] ?? -1);
    shares.push(share);
  }
  assert.equal(light.length, 24);
  assert.equal(light[0], 16);
  assert.ok(
    light.slice(4, 20).every((value) => Math.abs(value - 200) <= 1),
    light.join(' '),
  );
  assert.ok((light.at(-1) ?? 255) < 120);
  assert.equal(shares.at(-1), 1);
});

test('drawClip() asks for layers once a shot, larger than the frame', async () => {
  const asked: number[] = [];
  const decode: DecodeLayers = (wanted) => {
    for (const { width } of wanted) asked.push(width);
    return grey(wanted);
  };
  const scene = { layers: [{ png: Uint8Array.of(90), depth: 0.5 }], cards: [], seconds: 12, variant: 3 };
  let frames = 0;
  for await (const _ of drawClip(scene, 1, decode)) frames++;
  assert.equal(frames, 12);
  assert.equal(asked.length, 4);
  assert.ok(asked.every((width) => width > clipSize.width));
});
