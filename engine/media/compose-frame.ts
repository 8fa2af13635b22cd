// Composes film frames from picture layers: blending, cross-fading and dimming 4:2:0 frames in place.
import { chromaNeutral, lumaBlack } from './layer-picture.ts';
import type { LayerChroma, LayerPlane } from './layer-picture.ts';

/** A 4:2:0 frame, its three planes one after another in one buffer. */
export type ComposedFrame = { width: number; height: number; bytes: Uint8Array };

/** A black frame; both sides even. */
export function blackFrame(width: number, height: number): ComposedFrame {
  const bytes = new Uint8Array((width * height * 3) / 2);
  bytes.fill(lumaBlack, 0, width * height);
  bytes.fill(chromaNeutral, width * height);
  return { width, height, bytes };
}

/** A layer ready to be drawn: each plane with the corner of the window in that plane's own samples. */
export type PlacedLayer = {
  luma: LayerPlane;
  lumaLeft: number;
  lumaTop: number;
  chroma: LayerChroma;
  chromaLeft: number;
  chromaTop: number;
};

/** Draws a layer over the whole frame, which it must cover. `opacity` from 0 to 1. */
export function drawLayer(frame: ComposedFrame, layer: PlacedLayer, opacity: number): void {
  const { width, height, bytes } = frame;
  const luma = width * height;
  const weight = Math.round(Math.max(0, Math.min(1, opacity)) * 256);
  if (weight === 0) return;
  drawPlane(bytes, 0, width, height, layer.luma, layer.lumaLeft, layer.lumaTop, weight);
  const { chroma, chromaLeft, chromaTop } = layer;
  drawPlane(bytes, luma, width / 2, height / 2, chroma.u, chromaLeft, chromaTop, weight);
  drawPlane(bytes, luma + luma / 4, width / 2, height / 2, chroma.v, chromaLeft, chromaTop, weight);
}

/** Mixes `other` into `frame`; `share` from 0 (nothing of it) to 1 (only it). */
export function crossFade(frame: ComposedFrame, other: ComposedFrame, share: number): void {
  const weight = Math.round(Math.max(0, Math.min(1, share)) * 256);
  const a = frame.bytes;
  const b = other.bytes;
  for (let i = 0; i < a.length; i++) a[i] = a[i]! + (((b[i]! - a[i]!) * weight + 128) >> 8);
}

/** Darkens towards black; `light` from 0 (black) to 1 (unchanged). */
export function dim(frame: ComposedFrame, light: number): void {
  if (light >= 1) return;
  const factor = Math.max(0, light);
  const table = (neutral: number) =>
    Uint8Array.from({ length: 256 }, (_, value) =>
      Math.max(0, Math.min(255, Math.round(neutral + (value - neutral) * factor))),
    );
  const forLuma = table(lumaBlack);
  const forChroma = table(chromaNeutral);
  const { bytes } = frame;
  const luma = frame.width * frame.height;
  for (let i = 0; i < luma; i++) bytes[i] = forLuma[bytes[i]!]!;
  for (let i = luma; i < bytes.length; i++) bytes[i] = forChroma[bytes[i]!]!;
}

function drawPlane(
  target: Uint8Array,
  base: number,
  width: number,
  height: number,
  plane: LayerPlane,
  left: number,
  top: number,
  weight: number,
): void {
  const { values, alpha, neutral, runs, rows } = plane;
  for (let row = 0; row < height; row++) {
    const from = (row + top) * plane.width;
    const to = base + row * width - left;
    const end = rows[row + top + 1]!;
    for (let r = rows[row + top]!; r < end; r += 3) {
      const first = Math.max(runs[r]!, left);
      const last = Math.min(runs[r + 1]!, left + width);
      if (first >= last) continue;
      if (weight === 256 && runs[r + 2] === 1) {
        target.set(values.subarray(from + first, from + last), to + first);
        continue;
      }
      for (let x = first; x < last; x++) {
        const under = target[to + x]!;
        // Rounded division by 255 without a division.
        const kept = (under - neutral) * (255 - alpha[from + x]!) + 128;
        const over = values[from + x]! + ((kept + (kept >> 8)) >> 8);
        target[to + x] = under + (((over - under) * weight + 128) >> 8);
      }
    }
  }
}
