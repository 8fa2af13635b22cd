// What a fitted model is, apart from its class: metadata as JSON and named typed arrays.

/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The arrays that a model file can hold. */
export type Tensor = Float32Array | Float64Array | Int32Array | Uint8Array;

/** A fitted model as a plain record: structured-clonable, so that it also travels to workers. */
export interface ModelState {
  /** Which model class reads it, for example `ease`. */
  readonly kind: string;
  /** Parameters and whatever else is small. */
  readonly meta: { readonly [key: string]: Json };
  readonly tensors: { readonly [name: string]: Tensor };
}

/** What a subclass adds to the saved state. */
export interface ModelPart {
  readonly meta: { readonly [key: string]: Json };
  readonly tensors: { readonly [name: string]: Tensor };
}
