// An instance of a compiled module of kernels over a memory, and how such a memory is planned.

import type { CommonExports } from './kernel-exports.ts';
import { webAssembly } from './web-assembly.ts';

/** WebAssembly with 128-bit SIMD, with or without its relaxed instructions. */
export type KernelVariant = 'relaxed' | 'plain';

const PAGE_BYTES = 65_536;
/** Below it lie the module's own constants. */
const FIRST_BYTE = 4_096;
/** What a module can address: 4 GiB. */
const MAXIMUM_PAGES = 65_536;

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

  /** Whether a module can address it. */
  get fits(): boolean {
    return this.pages <= MAXIMUM_PAGES;
  }

  /** The byte address of `elements` 32-bit (or, with 8, 64-bit) elements, aligned to a cache line. */
  reserve(elements: number, bytesEach: 4 | 8 = 4): number {
    const at = this.#bytes;
    this.#bytes = Math.ceil((at + elements * bytesEach) / 64) * 64;
    return at;
  }
}

/** The kernels of one module over a memory: of its own, or shared between threads (see shared-kernels.ts). */
export class Kernels<Buffer extends ArrayBufferLike = ArrayBuffer, Exports = CommonExports> {
  readonly run: Exports;
  readonly #buffer: Buffer;

  private constructor(run: Exports, buffer: Buffer) {
    this.run = run;
    this.#buffer = buffer;
  }

  /** A compiled module over a memory of its own; null where there is no module, or the layout does not fit into 4 GiB. */
  static create<Exports>(module: object | null, layout: KernelLayout): Kernels<ArrayBuffer, Exports> | null {
    const { pages, fits } = layout;
    if (!module || !webAssembly || !fits) return null;
    return Kernels.over(module, new webAssembly.Memory({ initial: pages, maximum: pages }));
  }

  /** A compiled module over a memory that is there. */
  static over<Buffer extends ArrayBufferLike, Exports>(
    module: object,
    memory: { readonly buffer: unknown },
  ): Kernels<Buffer, Exports> {
    const imports = { env: { memory, abort: () => undefined } };
    const { exports } = new webAssembly!.Instance(module, imports);
    return new Kernels(exports as Exports, memory.buffer as Buffer);
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
