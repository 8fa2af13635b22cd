// The content hash of a data set, independent of the order in which its rows came.

import type { IdIndex } from './id-index.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

/**
 * Every entry (user id, item id, value, time) is mixed to four 32-bit words, and the words are added up: addition
 * commutes, so that the order of rows and the dense indices do not matter. O(entries). Mixing: the finaliser of MurmurHash3.
 */
export function hashInteractions(data: {
  readonly users: IdIndex;
  readonly items: IdIndex;
  readonly matrix: SparseMatrix;
  readonly times: Float64Array | null;
}): string {
  const { start, column, value, rowCount } = data.matrix;
  const userHash = hashIds(data.users);
  const itemHash = hashIds(data.items);
  const bits = new Int32Array(value.buffer, value.byteOffset, value.length);
  const timeBits = data.times
    ? new Int32Array(data.times.buffer, data.times.byteOffset, data.times.length * 2)
    : null;
  const sum = new Uint32Array(4);
  for (let user = 0; user < rowCount; user++) {
    for (let p = start[user]!; p < start[user + 1]!; p++) {
      let word = userHash[user]!;
      word = mix(word ^ Math.imul(itemHash[column[p]!]!, 0x9e3779b1));
      word = mix(word ^ bits[p]!);
      if (timeBits) word = mix(mix(word ^ timeBits[2 * p]!) ^ timeBits[2 * p + 1]!);
      for (let lane = 0; lane < 4; lane++) {
        word = mix((word + 0x9e3779b9) | 0);
        sum[lane]! += word;
      }
    }
  }
  sum[0]! ^= mix(column.length);
  return [...sum].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function hashIds(index: IdIndex): Int32Array {
  const hashes = new Int32Array(index.size);
  index.ids.forEach((id, i) => {
    const text = typeof id === 'number' ? `n${id}` : `s${id}`;
    let hash = 0x811c9dc5;
    for (let c = 0; c < text.length; c++) hash = Math.imul(hash ^ text.charCodeAt(c), 0x01000193);
    hashes[i] = mix(hash);
  });
  return hashes;
}

function mix(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
