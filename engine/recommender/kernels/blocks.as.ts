// The half-step of alternating least squares by blocks of coordinates: an exact step in one block of a row after another.

import { claim } from './claim.as';
import { addFour, addOne, dotFour, dotOne } from './dots.as';
import { CHUNK, weightOf, weightsOf, wishOf, wishesOf } from './entries.as';
import { addProduct, solveNormal } from './normal-equations.as';
import { multiplySubtract } from './tile.as';

/** Rows that a thread takes at a time. */
const ROWS: i32 = 4;

/**
 * Like solveClaimedRows, but x moves to the minimum over its coordinates [0, block), then [block, 2 block) and so on, the others
 * held; the whole of `gram` must be filled. `block` a multiple of 8. `work`: block * (block + 8) + 2 * block + 128 * (block + 16)
 * floats, then as many as the longest row has entries.
 */
export function blockRows(
  counter: usize, last: i32, start: usize, column: usize, value: usize, offset: usize, ridge: usize,
  factors: usize, solved: usize, gram: usize, rank: i32, block: i32, work: usize,
): void {
  const bytes = <usize>rank << 2, strideGram = bytes + 32;
  const gradient = work + (<usize>(block * (block + 8)) << 2), move = gradient + (<usize>block << 2);
  const gathered = move + (<usize>block << 2), strideZ = <usize>(block + 16) << 2;
  const product = gathered + <usize>CHUNK * strideZ;
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
      memory.fill(product, 0, <usize>count << 2);
      addProducts(column + from, count, factors, bytes, 0, x, bytes, product);
      for (let b = 0; b < rank; b += block) {
        const size = min(block, rank - b), at = <usize>b << 2, length = <usize>size << 2, stride = length + 32;
        for (let i = 0; i < size; i++) {
          const line = gram + <usize>(b + i) * strideGram;
          memory.copy(work + <usize>i * stride, line + at, length);
          memory.fill(work + <usize>i * stride + length, 0, 32);
          const diagonal = work + <usize>i * (stride + 4);
          store<f32>(diagonal, load<f32>(diagonal) + added);
          store<f32>(gradient + (<usize>i << 2), -added * load<f32>(x + at + (<usize>i << 2)) - dotOne(line, x, bytes));
        }
        let column1 = column + from, value1 = value + from, product1 = product;
        for (let k = 0; k < count; k += CHUNK) {
          const part = min(CHUNK, count - k);
          gatherBlock(column1, value1, offset, part, factors + at, bytes, product1, gathered, strideZ, length, gradient);
          addProduct(gathered, strideZ, part, size, work, stride);
          column1 += CHUNK << 2;
          value1 += CHUNK << 2;
          product1 += CHUNK << 2;
        }
        for (let i = 0; i < size; i++) store<f32>(work + <usize>i * stride + length, load<f32>(gradient + (<usize>i << 2)));
        solveNormal(work, stride, size, move);
        for (let c: usize = 0; c < length; c += 16) v128.store(x + at + c, f32x4.add(v128.load(x + at + c), v128.load(move + c)));
        if (b + block < rank) addProducts(column + from, count, factors, bytes, at, move, length, product);
      }
    }
  }
}

/** product_k += f_k . v over `length` bytes from byte `at` of the rows. */
function addProducts(column: usize, count: i32, factors: usize, bytes: usize, at: usize, v: usize, length: usize, product: usize): void {
  factors += at;
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const f0 = factors + <usize>load<i32>(column) * bytes, f1 = factors + <usize>load<i32>(column, 4) * bytes;
    const f2 = factors + <usize>load<i32>(column, 8) * bytes, f3 = factors + <usize>load<i32>(column, 12) * bytes;
    v128.store(product, f32x4.add(v128.load(product), dotFour(f0, f1, f2, f3, v, length)));
    column += 16;
    product += 16;
  }
  for (; k < count; k++) {
    store<f32>(product, load<f32>(product) + dotOne(factors + <usize>load<i32>(column) * bytes, v, length));
    column += 4;
    product += 4;
  }
}

/** gathered_k = sqrt(weight) f, gradient += (wish - weight * product) f, both over `length` bytes of the rows at `factors`. */
function gatherBlock(
  column: usize, value: usize, offset: usize, count: i32, factors: usize, bytes: usize, product: usize,
  gathered: usize, stride: usize, length: usize, gradient: usize,
): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const f0 = factors + <usize>load<i32>(column) * bytes, f1 = factors + <usize>load<i32>(column, 4) * bytes;
    const f2 = factors + <usize>load<i32>(column, 8) * bytes, f3 = factors + <usize>load<i32>(column, 12) * bytes;
    const values = v128.load(value), weights = weightsOf(values, offset), roots = f32x4.sqrt(weights);
    const r0 = v128.shuffle<u32>(roots, roots, 0, 0, 0, 0), r1 = v128.shuffle<u32>(roots, roots, 1, 1, 1, 1);
    const r2 = v128.shuffle<u32>(roots, roots, 2, 2, 2, 2), r3 = v128.shuffle<u32>(roots, roots, 3, 3, 3, 3);
    const z1 = gathered + stride, z2 = z1 + stride, z3 = z2 + stride;
    for (let c: usize = 0; c < length; c += 16) {
      v128.store(gathered + c, f32x4.mul(v128.load(f0 + c), r0));
      v128.store(z1 + c, f32x4.mul(v128.load(f1 + c), r1));
      v128.store(z2 + c, f32x4.mul(v128.load(f2 + c), r2));
      v128.store(z3 + c, f32x4.mul(v128.load(f3 + c), r3));
    }
    addFour(gradient, f0, f1, f2, f3, multiplySubtract(wishesOf(values, offset, column), weights, v128.load(product)), length);
    gathered = z3 + stride;
    column += 16;
    value += 16;
    product += 16;
  }
  for (; k < count; k++) {
    const f = factors + <usize>load<i32>(column) * bytes;
    const own = load<f32>(value), weight = weightOf(own, offset);
    const root = f32x4.splat(sqrt<f32>(weight));
    for (let c: usize = 0; c < length; c += 16) v128.store(gathered + c, f32x4.mul(v128.load(f + c), root));
    addOne(gradient, f, wishOf(own, offset, load<i32>(column)) - weight * load<f32>(product), length);
    gathered += stride;
    column += 4;
    value += 4;
    product += 4;
  }
}
