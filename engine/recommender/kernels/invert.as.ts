// The inverse of a large symmetric positive definite matrix, in place, by blocked Cholesky steps that threads can share.

import { claim } from './claim.as';
import { ADD, SET, SUBTRACT, mirror4, packColumns, packRows, tile } from './tile.as';

/** Rows of a block; n is a multiple of it. */
const BLOCK: i32 = 128;
/** Bytes of a packed panel: BLOCK rows of 8 floats. */
const PANEL: usize = <usize>BLOCK << 5;
/** Row panels whose tiles are done together, so that their packed panels stay in the cache. */
const GROUP: i32 = 24;
/** Panels that a thread takes at a time where each is little work. */
const RUN: i32 = 8;
/** Bytes of a row of the diagonal block in double precision. */
const LINE: usize = <usize>BLOCK << 3;

// Step k = 0, 128, 256 ... n - 128 of replacing the upper triangle of the n x n row-major f32 matrix at `m` by its inverse is
// `invertBlock` by one thread, then `invertPanels` by any number of them, then `invertRest` likewise, each begun when the one
// before is done; `invertMirror` completes the matrix after the last step. `stride` in bytes; n a multiple of 128 (pad with the
// identity). `work`: 128 * (n + 256) floats and 2 * 128 * 128 doubles, one for all threads. Every figure is made by one
// thread in one order: the result does not depend on how many there are.
//
// With A = U^T U and V = U^-1, the inverse is V V^T. Step k (a block of 128 rows) holds, in the one triangle:
// rows >= k what Cholesky has left of A; rows < k, columns >= k the sum -V U over the blocks done; rows and columns < k the
// part of V V^T that is already known. The step factors the diagonal block in double precision, multiplies row block k and
// column block k by V_kk, and adds its rank-128 product to all three parts: potrf, trtri and lauum at once, n^3 / 2
// multiply-adds in all.

/** Where the parts of `work` begin: n / 8 packed panels, V_kk by columns, V_kk by rows, U_kk, V_kk in double precision. */
@inline
function columnsOf(work: usize, n: i32): usize {
  return work + <usize>(n >> 3) * PANEL;
}

/** Factors the diagonal block at k. Returns 0, or 1 + the row at which the matrix turned out not to be positive definite. */
export function invertBlock(m: usize, n: i32, stride: usize, work: usize, k: i32): i32 {
  const columns = columnsOf(work, n);
  const rows = columns + BLOCK * BLOCK * 4;
  const factor = rows + BLOCK * BLOCK * 4;
  const inverse = factor + <usize>BLOCK * LINE;
  const failed = factorBlock(m + <usize>k * stride + (<usize>k << 2), stride, factor);
  if (failed) return k + failed;
  invertFactor(factor, inverse);
  packBlock(inverse, columns, rows);
  return 0;
}

/**
 * Packs row block k right of the diagonal (what is left of A) and column block k above it (-V U so far), times V_kk.
 * `spare`: 128 * 8 floats of each thread's own. `next`: a counter at 0.
 */
export function invertPanels(m: usize, n: i32, stride: usize, work: usize, k: i32, spare: usize, next: usize): void {
  const panels = n >> 3, first = k >> 3, last = (k + BLOCK) >> 3;
  const columns = columnsOf(work, n);
  const row = m + <usize>k * stride;
  for (let from = claim(next, RUN); from < panels; from = claim(next, RUN)) {
    for (let p = from; p < min(panels, from + RUN); p++) {
      if (p >= first && p < last) continue;
      const column = <usize>p << 3;
      if (p < first) packRows(m + column * stride + (<usize>k << 2), stride, BLOCK, spare);
      else packColumns(row + (column << 2), stride, BLOCK, spare);
      const out = work + <usize>p * PANEL;
      // V_kk is upper triangular: its columns r ... r + 7 end at row r + 7.
      for (let r = 0; r < BLOCK; r += 8) tile(columns + <usize>(r >> 3) * PANEL, 32, spare, 32, r + 8, out + (<usize>r << 5), 32, SET);
    }
  }
}

/** The rest of step k: the rank-128 product, and the first figures of row block k and column block k. `next`: a counter at 0. */
export function invertRest(m: usize, n: i32, stride: usize, work: usize, k: i32, next: usize): void {
  const panels = n >> 3;
  const groups = (panels + GROUP - 1) / GROUP;
  const parts = groups + (panels + RUN - 1) / RUN;
  for (let part = claim(next, 1); part < parts; part = claim(next, 1)) {
    if (part < groups) addProducts(m, n, stride, work, k, part * GROUP);
    else beginBlock(m, n, stride, work, k, (part - groups) * RUN);
  }
}

/** The rank-128 product for the row panels from i0 on. */
function addProducts(m: usize, n: i32, stride: usize, work: usize, k: i32, i0: i32): void {
  const panels = n >> 3, first = k >> 3, last = (k + BLOCK) >> 3;
  const i1 = min(i0 + GROUP, panels);
  for (let j = i0; j < panels; j++) {
    if (j >= first && j < last) continue;
    const other = work + <usize>j * PANEL;
    const end = min(i1, j + 1);
    for (let i = i0; i < end; i++) {
      if (i >= first && i < last) continue;
      const c = m + (<usize>i << 3) * stride + (<usize>j << 5);
      tile(work + <usize>i * PANEL, 32, other, 32, BLOCK, c, stride, j < first ? ADD : SUBTRACT);
    }
  }
}

/** Row block k begins its sums -V U; column block k and the diagonal block begin theirs of V V^T: for the panels from p0 on. */
function beginBlock(m: usize, n: i32, stride: usize, work: usize, k: i32, p0: i32): void {
  const panels = n >> 3, first = k >> 3, last = (k + BLOCK) >> 3;
  const rows = columnsOf(work, n) + BLOCK * BLOCK * 4;
  const row = m + <usize>k * stride;
  for (let p = p0; p < min(panels, p0 + RUN); p++) {
    const packed = work + <usize>p * PANEL;
    // Panel r of V_kk's rows begins at column r: what lies before is 0.
    for (let r = 0; r < BLOCK; r += 8) {
      const v = rows + <usize>(r >> 3) * PANEL + (<usize>r << 5);
      const c = row + <usize>r * stride + (<usize>p << 5);
      if (p < first) {
        tile(packed + (<usize>r << 5), 32, v, 32, BLOCK - r, m + (<usize>p << 3) * stride + (<usize>(k + r) << 2), stride, SET);
      } else if (p >= last) {
        for (let i: usize = 0; i < 8; i++) {
          v128.store(c + i * stride, f32x4.splat(0));
          v128.store(c + i * stride, f32x4.splat(0), 16);
        }
        tile(v, 32, packed + (<usize>r << 5), 32, BLOCK - r, c, stride, SUBTRACT);
      } else if (r <= (p - first) << 3) {
        const s = (p - first) << 3;
        const at = <usize>(s - r) << 5;
        tile(v + at, 32, rows + <usize>(s >> 3) * PANEL + (<usize>s << 5), 32, BLOCK - s, c, stride, SET);
      }
    }
  }
}

/** Copies the upper triangle to the lower one. n a multiple of 4. */
export function mirror(m: usize, n: i32, stride: usize): void {
  for (let i = 0; i < n; i += 4) {
    for (let j = i; j < n; j += 4) mirror4(m + <usize>i * stride + (<usize>j << 2), m + <usize>j * stride + (<usize>i << 2), stride);
  }
}

/** The same of a large matrix, in rows of 64 that threads take. n a multiple of 64. `next`: a counter at 0. */
export function invertMirror(m: usize, n: i32, stride: usize, next: usize): void {
  for (let i0 = claim(next, 64); i0 < n; i0 = claim(next, 64)) {
    for (let j0 = i0; j0 < n; j0 += 64) {
      for (let i = i0; i < i0 + 64; i += 4) {
        for (let j = max(i, j0); j < j0 + 64; j += 4) mirror4(m + <usize>i * stride + (<usize>j << 2), m + <usize>j * stride + (<usize>i << 2), stride);
      }
    }
  }
}

/** factor = U of the block (its upper triangle is read), upper, in double precision. Returns 0 or 1 + row. */
function factorBlock(block: usize, stride: usize, factor: usize): i32 {
  for (let i = 0; i < BLOCK; i++) {
    for (let j = i & ~1; j < BLOCK; j++) store<f64>(factor + <usize>i * LINE + (<usize>j << 3), <f64>load<f32>(block + <usize>i * stride + (<usize>j << 2)));
  }
  for (let i = 0; i < BLOCK; i++) {
    const row = factor + <usize>i * LINE;
    const pivot = load<f64>(row + (<usize>i << 3));
    if (!(pivot > 0)) return i + 1;
    const scale = 1.0 / sqrt<f64>(pivot);
    for (let j = i & ~1; j < BLOCK; j += 2) v128.store(row + (<usize>j << 3), f64x2.mul(v128.load(row + (<usize>j << 3)), f64x2.splat(scale)));
    for (let l = i + 1; l < BLOCK; l++) addLine(factor + <usize>l * LINE, row, -load<f64>(row + (<usize>l << 3)), l & ~1);
  }
  return 0;
}

/** inverse = U^-1, upper with zeros below, row by row from the last. */
function invertFactor(factor: usize, inverse: usize): void {
  memory.fill(inverse, 0, <usize>BLOCK * LINE);
  for (let i = BLOCK - 1; i >= 0; i--) {
    const row = inverse + <usize>i * LINE;
    const scale = 1.0 / load<f64>(factor + <usize>i * LINE + (<usize>i << 3));
    for (let l = i + 1; l < BLOCK; l++) addLine(row, inverse + <usize>l * LINE, -scale * load<f64>(factor + <usize>i * LINE + (<usize>l << 3)), l & ~1);
    store<f64>(row + (<usize>i << 3), scale);
  }
}

/** to += weight * from, both rows of the block in double precision, from column `first` (even) on. */
@inline
function addLine(to: usize, from: usize, weight: f64, first: i32): void {
  const factor = f64x2.splat(weight);
  for (let c = <usize>first << 3; c < LINE; c += 16) v128.store(to + c, f64x2.add(v128.load(to + c), f64x2.mul(v128.load(from + c), factor)));
}

/** V_kk as panels of 8 columns (panel[l][r] = V[l][r]) and of 8 rows (panel[l][r] = V[r][l]). */
function packBlock(v: usize, columns: usize, rows: usize): void {
  for (let p = 0; p < BLOCK; p += 8) {
    for (let l = 0; l < BLOCK; l++) {
      const at = (<usize>(p >> 3) * BLOCK + <usize>l) << 5;
      for (let r = 0; r < 8; r++) {
        store<f32>(columns + at + (<usize>r << 2), <f32>load<f64>(v + <usize>l * LINE + (<usize>(p + r) << 3)));
        store<f32>(rows + at + (<usize>r << 2), <f32>load<f64>(v + <usize>(p + r) * LINE + (<usize>l << 3)));
      }
    }
  }
}
