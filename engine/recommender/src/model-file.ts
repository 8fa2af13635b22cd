// The binary file format of a fitted model: pure functions between ModelState and bytes.

import { RecommenderError } from './errors.ts';
import type { Json, ModelState, Tensor } from './model-state.ts';

/** "KNRM" in little-endian order. */
const MAGIC = 0x4d524e4b;
const VERSION = 1;
/** Magic, version, header bytes, checksum: four 32-bit words. */
const PREFIX_BYTES = 16;
/** Arrays begin at multiples of this, so that they can be read in place. */
const ALIGNMENT = 16;

const TENSOR_TYPES = {
  f32: Float32Array,
  f64: Float64Array,
  i32: Int32Array,
  u8: Uint8Array,
} as const;
type TensorType = keyof typeof TENSOR_TYPES;

interface TensorEntry {
  readonly name: string;
  readonly type: TensorType;
  readonly length: number;
  /** Bytes from the beginning of the file. */
  readonly offset: number;
}

/**
 * Writes a model state as one file: magic, version, header length, checksum (four little-endian 32-bit words), a JSON
 * header, then the arrays, each aligned to 16 bytes. The checksum covers everything after the prefix.
 */
export function serializeModel(state: ModelState): Uint8Array<ArrayBuffer> {
  const tensors = Object.entries(state.tensors);
  // The header holds the offsets, which depend on its own length: it is padded to a length fixed beforehand.
  const draft = encodeHeader(state, tensors, 0);
  const headerBytes = align(draft.length + tensors.length * 16);
  const header = encodeHeader(state, tensors, PREFIX_BYTES + headerBytes);
  const entries = layOut(tensors, PREFIX_BYTES + headerBytes);
  const last = entries.at(-1);
  const total = align(last ? last.offset + byteLength(last) : PREFIX_BYTES + headerBytes);
  const bytes = new Uint8Array(total);
  bytes.fill(0x20, PREFIX_BYTES, PREFIX_BYTES + headerBytes);
  bytes.set(header, PREFIX_BYTES);
  tensors.forEach(([, tensor], i) => {
    bytes.set(new Uint8Array(tensor.buffer, tensor.byteOffset, tensor.byteLength), entries[i]!.offset);
  });
  const prefix = new DataView(bytes.buffer);
  prefix.setUint32(0, MAGIC, true);
  prefix.setUint32(4, VERSION, true);
  prefix.setUint32(8, headerBytes, true);
  prefix.setUint32(12, checksum(bytes), true);
  return bytes;
}

/**
 * Reads what `serializeModel` wrote. The arrays are views into `bytes` where its alignment allows, else copies.
 *
 * @throws RecommenderError `invalid-model-file` when the bytes are not such a file, are cut off, or were changed.
 */
export function deserializeModel(bytes: Uint8Array): ModelState {
  if (bytes.length < PREFIX_BYTES) fail(`${bytes.length} bytes are too few`);
  const source = inPlace(bytes) ?? bytes.slice();
  const prefix = new DataView(source.buffer, source.byteOffset, PREFIX_BYTES);
  if (prefix.getUint32(0, true) !== MAGIC) fail('it does not begin with "KNRM"');
  const version = prefix.getUint32(4, true);
  if (version !== VERSION) fail(`version ${version} is not known, only ${VERSION} is`);
  const headerBytes = prefix.getUint32(8, true);
  if (PREFIX_BYTES + headerBytes > source.length || source.length % ALIGNMENT !== 0) fail('it is cut off');
  if (prefix.getUint32(12, true) !== checksum(source))
    fail('the checksum does not match: it is cut off or damaged');
  const header = parseHeader(source.subarray(PREFIX_BYTES, PREFIX_BYTES + headerBytes));
  const tensors: Record<string, Tensor> = {};
  for (const entry of header.tensors) {
    if (!(entry.type in TENSOR_TYPES) || entry.offset + byteLength(entry) > source.length) {
      fail(`array "${entry.name}" lies outside of it`);
    }
    tensors[entry.name] = new TENSOR_TYPES[entry.type](
      source.buffer,
      source.byteOffset + entry.offset,
      entry.length,
    );
  }
  return { kind: header.kind, meta: header.meta, tensors };
}

/** The bytes themselves where the arrays can be read from them as they lie, else null. */
function inPlace(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const { buffer, byteOffset, length } = bytes;
  const readable = buffer instanceof ArrayBuffer && byteOffset % ALIGNMENT === 0;
  return readable ? new Uint8Array(buffer, byteOffset, length) : null;
}

function fail(reason: string): never {
  throw new RecommenderError('invalid-model-file', `Cannot read the model file: ${reason}`);
}

function align(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function byteLength(entry: TensorEntry): number {
  return entry.length * TENSOR_TYPES[entry.type].BYTES_PER_ELEMENT;
}

function typeOf(tensor: Tensor): TensorType {
  if (tensor instanceof Float32Array) return 'f32';
  if (tensor instanceof Float64Array) return 'f64';
  return tensor instanceof Int32Array ? 'i32' : 'u8';
}

function layOut(tensors: readonly (readonly [string, Tensor])[], from: number): TensorEntry[] {
  let offset = from;
  return tensors.map(([name, tensor]) => {
    const entry: TensorEntry = { name, type: typeOf(tensor), length: tensor.length, offset };
    offset = align(offset + tensor.byteLength);
    return entry;
  });
}

function encodeHeader(
  state: ModelState,
  tensors: readonly (readonly [string, Tensor])[],
  from: number,
): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify({ kind: state.kind, meta: state.meta, tensors: layOut(tensors, from) }),
  );
}

function parseHeader(bytes: Uint8Array): {
  kind: string;
  meta: Record<string, Json>;
  tensors: TensorEntry[];
} {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new RecommenderError('invalid-model-file', 'Cannot read the model file: its header is not JSON', {
      cause,
    });
  }
}

/** Multiplicative hash over the 32-bit words after the prefix and the header length: finds damage, not malice. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset + PREFIX_BYTES,
    (bytes.length - PREFIX_BYTES) >> 2,
  );
  let hash = 0x811c9dc5 ^ bytes.length;
  for (const word of words) hash = Math.imul((hash ^ word) + (hash >>> 15), 0x01000193);
  return hash >>> 0;
}
