// The half-step of alternating least squares by a few steps of conjugate gradients a row, from where the row stands.

import { claim } from './claim.as';
import { addFour, addOne, dotFour, dotOne } from './dots.as';
import { weightOf, weightsOf, wishOf, wishesOf } from './entries.as';
import { multiplyAdd, multiplySubtract } from './tile.as';

/** Rows that a thread takes at a time. */
const ROWS: i32 = 8;
/** A squared residual below this is solved. */
const ENOUGH: f32 = 1e-20;

/**
 * Like solveClaimedRows, but x moves `steps` steps of conjugate gradients towards the solution, and the whole of `gram` must be
 * filled. An entry is read 1 + steps times where it lies. `work`: 3 * rank floats.
 */
export function conjugateRows(
  counter: usize, last: i32, start: usize, column: usize, value: usize, offset: usize, ridge: usize,
  factors: usize, solved: usize, gram: usize, rank: i32, steps: i32, work: usize,
): void {
  const bytes = <usize>rank << 2;
  const residual = work, direction = residual + bytes, image = direction + bytes;
  for (let first = claim(counter, ROWS); first < last; first = claim(counter, ROWS)) {
    const end = min(last, first + ROWS);
    for (let r = first; r < end; r++) {
      const from = <usize>load<i32>(start + (<usize>r << 2)) << 2;
      const count = load<i32>(start + (<usize>r << 2), 4) - load<i32>(start + (<usize>r << 2));
      const x = solved + <usize>r * bytes;
      if (count == 0) {
        memory.fill(x, 0, bytes);
        continue;
      }
      const added = load<f32>(ridge + (<usize>r << 2));
      multiplyGram(gram, rank, added, x, image);
      memory.fill(residual, 0, bytes);
      addMissing(column + from, value + from, offset, count, factors, bytes, x, residual);
      for (let c: usize = 0; c < bytes; c += 16) {
        const left = f32x4.sub(v128.load(residual + c), v128.load(image + c));
        v128.store(residual + c, left);
        v128.store(direction + c, left);
      }
      let size = dotOne(residual, residual, bytes);
      for (let step = 0; step < steps && size >= ENOUGH; step++) {
        multiplyGram(gram, rank, added, direction, image);
        addImage(column + from, value + from, offset, count, factors, bytes, direction, image);
        const length = f32x4.splat(size / dotOne(direction, image, bytes));
        for (let c: usize = 0; c < bytes; c += 16) {
          v128.store(x + c, multiplyAdd(v128.load(x + c), v128.load(direction + c), length));
          v128.store(residual + c, multiplySubtract(v128.load(residual + c), v128.load(image + c), length));
        }
        const left = dotOne(residual, residual, bytes);
        const turn = f32x4.splat(left / size);
        for (let c: usize = 0; c < bytes; c += 16) v128.store(direction + c, multiplyAdd(v128.load(residual + c), v128.load(direction + c), turn));
        size = left;
      }
    }
  }
}

/** out = (gram + added I) v. */
function multiplyGram(gram: usize, rank: i32, added: f32, v: usize, out: usize): void {
  const bytes = <usize>rank << 2, stride = bytes + 32;
  const diagonal = f32x4.splat(added);
  for (let c: usize = 0; c < bytes; c += 16) {
    const products = dotFour(gram, gram + stride, gram + 2 * stride, gram + 3 * stride, v, bytes);
    v128.store(out + c, multiplyAdd(products, v128.load(v + c), diagonal));
    gram += 4 * stride;
  }
}

/** out += sum of weight (f . v) f. */
function addImage(column: usize, value: usize, offset: usize, count: i32, factors: usize, bytes: usize, v: usize, out: usize): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const f0 = factors + <usize>load<i32>(column) * bytes, f1 = factors + <usize>load<i32>(column, 4) * bytes;
    const f2 = factors + <usize>load<i32>(column, 8) * bytes, f3 = factors + <usize>load<i32>(column, 12) * bytes;
    const products = dotFour(f0, f1, f2, f3, v, bytes);
    addFour(out, f0, f1, f2, f3, f32x4.mul(products, weightsOf(v128.load(value), offset)), bytes);
    column += 16;
    value += 16;
  }
  for (; k < count; k++) {
    const f = factors + <usize>load<i32>(column) * bytes;
    addOne(out, f, weightOf(load<f32>(value), offset) * dotOne(f, v, bytes), bytes);
    column += 4;
    value += 4;
  }
}

/** out += sum of (wish - weight (f . x)) f. */
function addMissing(column: usize, value: usize, offset: usize, count: i32, factors: usize, bytes: usize, x: usize, out: usize): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const f0 = factors + <usize>load<i32>(column) * bytes, f1 = factors + <usize>load<i32>(column, 4) * bytes;
    const f2 = factors + <usize>load<i32>(column, 8) * bytes, f3 = factors + <usize>load<i32>(column, 12) * bytes;
    const values = v128.load(value);
    const products = dotFour(f0, f1, f2, f3, x, bytes);
    const missing = multiplySubtract(wishesOf(values, offset, column), products, weightsOf(values, offset));
    addFour(out, f0, f1, f2, f3, missing, bytes);
    column += 16;
    value += 16;
  }
  for (; k < count; k++) {
    const f = factors + <usize>load<i32>(column) * bytes;
    const own = load<f32>(value);
    addOne(out, f, wishOf(own, offset, load<i32>(column)) - weightOf(own, offset) * dotOne(f, x, bytes), bytes);
    column += 4;
    value += 4;
  }
}
