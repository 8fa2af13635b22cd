// What an entry of a sparse row asks for: a weight and a target, of implicit or of explicit feedback.
//
// Implicit feedback (`offset` = 0): the entry w wants the product [w > 0], with the weight |w|. Explicit feedback: the entry wants
// its value less offset[column], with the weight 1. `weightOf` is that weight, `wishOf` is weight * target.

/** Entries of a row that are gathered at a time. */
export const CHUNK: i32 = 128;

@inline
export function weightOf(value: f32, offset: usize): f32 {
  return offset == 0 ? abs<f32>(value) : 1;
}

@inline
export function wishOf(value: f32, offset: usize, column: i32): f32 {
  return offset == 0 ? max<f32>(value, 0) : value - load<f32>(offset + (<usize>column << 2));
}

/** The weights of four entries. */
@inline
export function weightsOf(values: v128, offset: usize): v128 {
  return offset == 0 ? f32x4.abs(values) : f32x4.splat(1);
}

/** The wishes of four entries at `column`. */
@inline
export function wishesOf(values: v128, offset: usize, column: usize): v128 {
  if (offset == 0) return f32x4.max(values, f32x4.splat(0));
  let offsets = v128.load32_zero(offset + (<usize>load<i32>(column) << 2));
  offsets = f32x4.replace_lane(offsets, 1, load<f32>(offset + (<usize>load<i32>(column, 4) << 2)));
  offsets = f32x4.replace_lane(offsets, 2, load<f32>(offset + (<usize>load<i32>(column, 8) << 2)));
  offsets = f32x4.replace_lane(offsets, 3, load<f32>(offset + (<usize>load<i32>(column, 12) << 2)));
  return f32x4.sub(values, offsets);
}
