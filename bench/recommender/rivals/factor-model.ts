// A model of ours that scores by item factors which anybody learnt, so that one evaluator measures all.
import { ImplicitAls } from '#engine/recommender/src/index.ts';
import type { ImplicitAlsParameters } from '#engine/recommender/src/index.ts';

/** `factors`: items x rank, row-major; ids are the dense indices. */
export function factorModel(
  factors: Float32Array,
  parameters: Partial<ImplicitAlsParameters> & { readonly factors: number },
): ImplicitAls {
  const items = factors.length / parameters.factors;
  const model = new ImplicitAls();
  model.load({
    kind: 'implicit-als',
    meta: { parameters: { ...parameters }, own: {}, userCount: 1 },
    tensors: {
      'match.calibration': Float64Array.from({ length: 101 }, (_, i) => i / 25),
      'items.ids': Float64Array.from({ length: items }, (_, i) => i),
      'items.popularity': new Float32Array(items),
      'items.factors': factors,
    },
  });
  return model;
}
