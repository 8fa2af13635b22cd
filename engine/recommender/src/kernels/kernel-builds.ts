// A module of kernels in both of its SIMD builds, there at once: the better one that the machine can run is taken.

import { Kernels } from './kernels.ts';
import type { KernelLayout, KernelVariant } from './kernels.ts';
import { compileModule } from './web-assembly.ts';

/** Each build is compiled when it is first asked for, once. */
export class KernelBuilds<Exports> {
  readonly #encoded: Readonly<Record<KernelVariant, string>>;
  readonly #compiled = new Map<KernelVariant, object | null>();

  /** `encoded`: the builds in base64. */
  constructor(encoded: Readonly<Record<KernelVariant, string>>) {
    this.#encoded = encoded;
  }

  /** The variants that run on this machine, the better one first; empty where WebAssembly has no SIMD. */
  available(): KernelVariant[] {
    return (['relaxed', 'plain'] as const).filter((variant) => this.#compile(variant) !== null);
  }

  /** Null where the machine has no SIMD, or the layout does not fit into the 4 GiB a module can address. */
  create(layout: KernelLayout, variant = this.available()[0]): Kernels<ArrayBuffer, Exports> | null {
    return Kernels.create<Exports>(variant ? this.#compile(variant) : null, layout);
  }

  #compile(variant: KernelVariant): object | null {
    const known = this.#compiled.get(variant);
    if (known !== undefined) return known;
    const module = compileModule(this.#encoded[variant]);
    this.#compiled.set(variant, module);
    return module;
  }
}
