// Writes and reads the raw arrays through which the two sides of a comparison see the same data.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { IdIndex, Interactions } from '#engine/recommender/src/index.ts';

type Raw = Float32Array | Int32Array;

/** Little-endian, without a header: NumPy's `fromfile` reads it. */
export function writeArray(folder: string, name: string, values: Raw): void {
  writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

export function readFloats(folder: string, name: string): Float32Array {
  return new Float32Array(bytesOf(folder, name));
}

export function readIntegers(folder: string, name: string): Int32Array {
  return new Int32Array(bytesOf(folder, name));
}

function bytesOf(folder: string, name: string): ArrayBuffer {
  const bytes = readFileSync(join(folder, name));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

/** Writes `name`.start, .column and .value. */
export function writeMatrix(folder: string, name: string, data: Interactions): void {
  writeArray(folder, `${name}.start`, data.matrix.start);
  writeArray(folder, `${name}.column`, data.matrix.column);
  writeArray(folder, `${name}.value`, data.matrix.value);
}

/** Reads what `writeMatrix` wrote; ids are the dense indices. */
export function readMatrix(folder: string, name: string, users: number, items: number): Interactions {
  return new Interactions(upTo(users), upTo(items), {
    rowCount: users,
    columnCount: items,
    start: readIntegers(folder, `${name}.start`),
    column: readIntegers(folder, `${name}.column`),
    value: readFloats(folder, `${name}.value`),
  });
}

function upTo(count: number): IdIndex {
  return IdIndex.from(Array.from({ length: count }, (_, i) => i));
}
