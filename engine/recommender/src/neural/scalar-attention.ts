// The scalar reference of causal self-attention: one head, one sequence.

import { dropoutThreshold, isKept } from './dropout.ts';
import type { Attention, Floats } from './neural-math.ts';

/** See `attend` in kernels/attention.as.ts. */
export function attendScalar(attention: Attention): void {
  const { qkv, stride, query, key, value, length, width, dropout, weights, out, outStride } = attention;
  const threshold = dropoutThreshold(dropout.rate);
  for (let i = 0; i < length; i++) {
    const scores = Float64Array.from({ length: i + 1 }, (_, j) => {
      let sum = 0;
      for (let f = 0; f < width; f++) sum += qkv[i * stride + query + f]! * qkv[j * stride + key + f]!;
      return sum / Math.sqrt(width);
    });
    const largest = scores.reduce((a, b) => Math.max(a, b));
    const exponentials = scores.map((score) => Math.exp(score - largest));
    const total = exponentials.reduce((a, b) => a + b);
    out.fill(0, i * outStride, i * outStride + width);
    for (let j = 0; j < length; j++) {
      const at = j * length + i;
      const weight = j <= i ? exponentials[j]! / total : 0;
      const keep = isKept(dropout.seed, at, threshold);
      weights[at] = keep ? weight : -weight;
      if (!keep || j > i) continue;
      for (let f = 0; f < width; f++)
        out[i * outStride + f]! += (weight / (1 - dropout.rate)) * qkv[j * stride + value + f]!;
    }
  }
}

/** See `attendBack` there. */
export function attendBackScalar(attention: Attention, dOut: Floats, dQkv: Floats): void {
  const { qkv, stride, query, key, value, length, width, dropout, weights, out, outStride } = attention;
  for (let i = 0; i < length; i++) {
    for (const part of [query, key, value]) dQkv.fill(0, i * stride + part, i * stride + part + width);
  }
  for (let i = 0; i < length; i++) {
    let product = 0;
    for (let f = 0; f < width; f++) product += out[i * outStride + f]! * dOut[i * outStride + f]!;
    for (let j = 0; j <= i; j++) {
      const signed = weights[j * length + i]!;
      const kept = signed > 0 ? 1 / (1 - dropout.rate) : 0;
      let change = 0;
      for (let f = 0; f < width; f++) {
        change += dOut[i * outStride + f]! * qkv[j * stride + value + f]!;
        dQkv[j * stride + value + f]! += kept * signed * dOut[i * outStride + f]!;
      }
      const score = (Math.abs(signed) * (kept * change - product)) / Math.sqrt(width);
      for (let f = 0; f < width; f++) {
        dQkv[i * stride + query + f]! += score * qkv[j * stride + key + f]!;
        dQkv[j * stride + key + f]! += score * qkv[i * stride + query + f]!;
      }
    }
  }
}
