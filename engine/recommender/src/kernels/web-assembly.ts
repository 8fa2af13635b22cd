// The part of the WebAssembly interface that is used here: neither the language's nor Node's typings declare it.

interface WebAssemblyInterface {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
  Memory: new (limits: { initial: number; maximum: number; shared?: boolean }) => {
    readonly buffer: unknown;
  };
}

/** Undefined where the machine has none. */
export const webAssembly = (globalThis as { readonly WebAssembly?: WebAssemblyInterface }).WebAssembly;

/** Compiles a module in base64; null where the machine cannot run it. */
export function compileModule(encoded: string): object | null {
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return webAssembly?.validate(bytes) ? new webAssembly.Module(bytes) : null;
}
