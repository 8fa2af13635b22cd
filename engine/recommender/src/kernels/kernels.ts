// The compiled kernels: WebAssembly with 128-bit SIMD, in the better of two builds that the machine can run.

import { plainKernels } from '../../kernels/generated/plain-kernels.ts';
import { relaxedKernels } from '../../kernels/generated/relaxed-kernels.ts';
import type { NeuralKernelExports } from './neural-kernel-exports.ts';
import { compileModule, webAssembly } from './web-assembly.ts';

/** What the compiled module exports; see kernels/*.as.ts for shapes. Pointers are byte addresses, strides bytes. */
export interface KernelExports extends NeuralKernelExports {
  descend(
    order: number,
    first: number,
    last: number,
    start: number,
    column: number,
    value: number,
    userBias: number,
    itemBias: number,
    users: number,
    items: number,
    chosen: number,
    rank: number,
    mean: number,
    rate: number,
    biasPenalty: number,
    factorPenalty: number,
    work: number,
  ): void;
  prepareHybrid(
    start: number,
    column: number,
    value: number,
    pool: number,
    poolSize: number,
    userStart: number,
    userColumn: number,
    userValue: number,
    userVectors: number,
    userSquares: number,
    itemStart: number,
    itemColumn: number,
    itemValue: number,
    itemVectors: number,
    itemSquares: number,
    rank: number,
    width: number,
    rate: number,
    penalty: number,
  ): void;
  descendHybrid(
    places: number,
    count: number,
    owner: number,
    seed: number,
    loss: number,
    weights: number,
    attempts: number,
    work: number,
  ): void;
  invertBlock(matrix: number, n: number, stride: number, work: number, k: number): number;
  invertPanels(
    matrix: number,
    n: number,
    stride: number,
    work: number,
    k: number,
    spare: number,
    next: number,
  ): void;
  invertRest(matrix: number, n: number, stride: number, work: number, k: number, next: number): void;
  invertMirror(matrix: number, n: number, stride: number, next: number): void;
  mirror(matrix: number, n: number, stride: number): void;
  gramPanels(
    counter: number,
    factors: number,
    rows: number,
    rank: number,
    gram: number,
    stride: number,
  ): void;
  solveRows(
    first: number,
    last: number,
    start: number,
    column: number,
    weight: number,
    ridge: number,
    factors: number,
    solved: number,
    gram: number,
    rank: number,
    work: number,
  ): void;
  solveClaimedRows(
    counter: number,
    last: number,
    start: number,
    column: number,
    value: number,
    offset: number,
    ridge: number,
    factors: number,
    solved: number,
    gram: number,
    rank: number,
    work: number,
  ): void;
  conjugateRows(
    counter: number,
    last: number,
    start: number,
    column: number,
    value: number,
    offset: number,
    ridge: number,
    factors: number,
    solved: number,
    gram: number,
    rank: number,
    steps: number,
    work: number,
  ): void;
  blockRows(
    counter: number,
    last: number,
    start: number,
    column: number,
    value: number,
    offset: number,
    ridge: number,
    factors: number,
    solved: number,
    gram: number,
    rank: number,
    block: number,
    work: number,
  ): void;
  sparseGram(
    first: number,
    last: number,
    start: number,
    column: number,
    value: number,
    columnStart: number,
    columnRow: number,
    columnValue: number,
    out: number,
    stride: number,
    next: number,
  ): void;
  multiply(
    a: number,
    transposeA: number,
    b: number,
    transposeB: number,
    m: number,
    n: number,
    k: number,
    c: number,
    work: number,
  ): void;
  encodeRows(
    rows: number,
    count: number,
    rank: number,
    codes: number,
    scale: number,
    rest: number,
    length: number,
  ): void;
  scanCodes(
    codes: number,
    first: number,
    last: number,
    rank: number,
    query: number,
    unit: number,
    scale: number,
    rest: number,
    reach: number,
    threshold: number,
    out: number,
  ): number;
  takeLargest(products: number, count: number, columns: number, offset: number, out: number): void;
  scoreRows(factors: number, rows: number, rank: number, x: number, out: number): void;
  addScaledRow(out: number, row: number, weight: number, count: number): void;
}

export type KernelVariant = 'relaxed' | 'plain';

const PAGE_BYTES = 65_536;
/** Below it lie the module's own constants. */
const FIRST_BYTE = 4_096;
/** What a module can address: 4 GiB. */
export const MAXIMUM_PAGES = 65_536;

const encoded: Record<KernelVariant, string> = { relaxed: relaxedKernels, plain: plainKernels };
const modules = new Map<KernelVariant, object | null>();

function moduleOf(variant: KernelVariant): object | null {
  const known = modules.get(variant);
  if (known !== undefined) return known;
  const module = compileModule(encoded[variant]);
  modules.set(variant, module);
  return module;
}

/** The variants that run on this machine, the better one first; empty where WebAssembly has no SIMD. */
export function availableKernels(): KernelVariant[] {
  return (['relaxed', 'plain'] as const).filter((variant) => moduleOf(variant) !== null);
}

/** Plans a memory: reserve every array, then create the kernels with that many bytes. */
export class KernelLayout {
  #bytes = FIRST_BYTE;

  /** Total bytes reserved. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Pages of 64 KiB that a memory for it has. */
  get pages(): number {
    return Math.ceil(this.#bytes / PAGE_BYTES);
  }

  /** The byte address of `elements` 32-bit (or, with 8, 64-bit) elements, aligned to a cache line. */
  reserve(elements: number, bytesEach: 4 | 8 = 4): number {
    const at = this.#bytes;
    this.#bytes = Math.ceil((at + elements * bytesEach) / 64) * 64;
    return at;
  }
}

/** An instance of the kernels over a memory: of its own, or shared between threads (see shared-kernels.ts). */
export class Kernels<Buffer extends ArrayBufferLike = ArrayBuffer> {
  readonly run: KernelExports;
  readonly #buffer: Buffer;

  private constructor(run: KernelExports, buffer: Buffer) {
    this.run = run;
    this.#buffer = buffer;
  }

  /** Null where the machine has no SIMD, or the layout does not fit into the 4 GiB a module can address. */
  static create(layout: KernelLayout, variant = availableKernels()[0]): Kernels | null {
    const module = variant && moduleOf(variant);
    const { pages } = layout;
    if (!module || !webAssembly || pages > MAXIMUM_PAGES) return null;
    return Kernels.over<ArrayBuffer>(module, new webAssembly.Memory({ initial: pages, maximum: pages }));
  }

  /** A compiled module over a memory that is there. */
  static over<Buffer extends ArrayBufferLike>(
    module: object,
    memory: { readonly buffer: unknown },
  ): Kernels<Buffer> {
    const imports = { env: { memory, abort: () => undefined } };
    const { exports } = new webAssembly!.Instance(module, imports);
    return new Kernels(exports as KernelExports, memory.buffer as Buffer);
  }

  /** A view of floats at a byte address. */
  floats(address: number, length: number): Float32Array<Buffer> {
    return new Float32Array(this.#buffer, address, length);
  }

  /** A view of 16-bit integers at a byte address. */
  shorts(address: number, length: number): Int16Array<Buffer> {
    return new Int16Array(this.#buffer, address, length);
  }

  /** A view of integers at a byte address. */
  integers(address: number, length: number): Int32Array<Buffer> {
    return new Int32Array(this.#buffer, address, length);
  }
}
