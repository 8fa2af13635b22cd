// The inverse of a large symmetric positive definite matrix, in place, in one sweep of blocked Cholesky steps.

import { ADD, SET, SUBTRACT, mirror4, packColumns, packRows, tile } from './tile.as';

/** Rows of a block; n is a multiple of it. */
const BLOCK: i32 = 64;
/** Row panels whose tiles are done together, so that their packed panels stay in the cache. */
const GROUP: i32 = 12;

/**
 * Step k = 0, 64, 128 ... n - 64 of replacing the upper triangle of the n x n row-major f32 matrix at `m` by its inverse;
 * `mirror` completes it afterwards. `stride` in bytes; n a multiple of 64 (pad with the identity). `work`: n * 64 floats for
 * packed panels, 2 * 64 * 64 floats for the diagonal block packed both ways, one more panel of 64 * 8 floats, and
 * 2 * 64 * 64 doubles.
 *
 * With A = U^T U and V = U^-1, the inverse is V V^T. Step k (a block of 64 rows) holds, in the one triangle:
 * rows >= k what Cholesky has left of A; rows < k, columns >= k the sum -V U over the blocks done; rows and columns < k the
 * part of V V^T that is already known. The step factors the diagonal block in double precision, multiplies row block k and
 * column block k by V_kk, and adds its rank-64 product to all three parts: potrf, trtri and lauum at once, n^3 / 2
 * multiply-adds in all.
 *
 * Returns 0, or 1 + the row at which the matrix turned out not to be positive definite.
 */
export function invertStep(m: usize, n: i32, stride: usize, work: usize, k: i32): i32 {
  const panelBytes = <usize>BLOCK << 5;
  const panels = n >> 3;
  const packed = work;
  const vPanels = packed + <usize>panels * panelBytes;
  const vtPanels = vPanels + <usize>BLOCK * BLOCK * 4;
  const spare = vtPanels + <usize>BLOCK * BLOCK * 4;
  const factor = spare + panelBytes;
  const inverse = factor + <usize>BLOCK * BLOCK * 8;
  const row = m + <usize>k * stride;
  const failed = factorBlock(row + (<usize>k << 2), stride, factor, inverse);
  if (failed) return k + failed;
  packBlock(inverse, vPanels, vtPanels);
  const first = k >> 3, last = (k + BLOCK) >> 3;
  // Row block right of the diagonal (what is left of A) and column block above it (-V U so far), times V_kk.
  for (let p = 0; p < panels; p++) {
    if (p >= first && p < last) continue;
    const column = <usize>p << 3;
    if (p < first) packRows(m + column * stride + (<usize>k << 2), stride, BLOCK, spare);
    else packColumns(row + (column << 2), stride, BLOCK, spare);
    const out = packed + <usize>p * panelBytes;
    for (let r = 0; r < BLOCK; r += 8) tile(vPanels + <usize>(r >> 3) * panelBytes, 32, spare, 32, BLOCK, out + (<usize>r << 5), 32, SET);
  }
  for (let i0 = 0; i0 < panels; i0 += GROUP) {
    const i1 = min(i0 + GROUP, panels);
    for (let j = i0; j < panels; j++) {
      if (j >= first && j < last) continue;
      const b = packed + <usize>j * panelBytes;
      const end = min(i1, j + 1);
      for (let i = i0; i < end; i++) {
        if (i >= first && i < last) continue;
        const c = m + (<usize>i << 3) * stride + (<usize>j << 5);
        tile(packed + <usize>i * panelBytes, 32, b, 32, BLOCK, c, stride, j < first ? ADD : SUBTRACT);
      }
    }
  }
  // Row block k begins its sums -V U; column block k and the diagonal block begin theirs of V V^T.
  for (let p = 0; p < panels; p++) {
    const q = packed + <usize>p * panelBytes;
    if (p < first) {
      for (let r = 0; r < BLOCK; r += 8) tile(q, 32, vtPanels + <usize>(r >> 3) * panelBytes, 32, BLOCK, m + (<usize>p << 3) * stride + (<usize>(k + r) << 2), stride, SET);
    } else if (p >= last) {
      for (let r = 0; r < BLOCK; r += 8) {
        const c = row + <usize>r * stride + (<usize>p << 5);
        for (let i: usize = 0; i < 8; i++) {
          v128.store(c + i * stride, f32x4.splat(0));
          v128.store(c + i * stride, f32x4.splat(0), 16);
        }
        tile(vtPanels + <usize>(r >> 3) * panelBytes, 32, q, 32, BLOCK, c, stride, SUBTRACT);
      }
    }
  }
  for (let r = 0; r < BLOCK; r += 8) {
    for (let s = r; s < BLOCK; s += 8) tile(vtPanels + <usize>(r >> 3) * panelBytes, 32, vtPanels + <usize>(s >> 3) * panelBytes, 32, BLOCK, row + <usize>r * stride + (<usize>(k + s) << 2), stride, SET);
  }
  return 0;
}

/** Copies the upper triangle to the lower one. n a multiple of 4. */
export function mirror(m: usize, n: i32, stride: usize): void {
  for (let i = 0; i < n; i += 4) {
    for (let j = i; j < n; j += 4) mirror4(m + <usize>i * stride + (<usize>j << 2), m + <usize>j * stride + (<usize>i << 2), stride);
  }
}

/** factor = U of the block (its upper triangle is read), inverse = U^-1, both upper, in double precision. Returns 0 or 1 + row. */
function factorBlock(block: usize, stride: usize, factor: usize, inverse: usize): i32 {
  const line = <usize>BLOCK << 3;
  for (let i = 0; i < BLOCK; i++) {
    for (let j = i; j < BLOCK; j++) {
      let sum = <f64>load<f32>(block + <usize>i * stride + (<usize>j << 2));
      for (let l = 0; l < i; l++) sum -= load<f64>(factor + <usize>l * line + (<usize>i << 3)) * load<f64>(factor + <usize>l * line + (<usize>j << 3));
      if (j == i) {
        if (!(sum > 0)) return i + 1;
        sum = sqrt<f64>(sum);
      } else {
        sum /= load<f64>(factor + <usize>i * line + (<usize>i << 3));
      }
      store<f64>(factor + <usize>i * line + (<usize>j << 3), sum);
    }
  }
  memory.fill(inverse, 0, <usize>BLOCK * line);
  for (let j = 0; j < BLOCK; j++) {
    store<f64>(inverse + <usize>j * line + (<usize>j << 3), 1.0 / load<f64>(factor + <usize>j * line + (<usize>j << 3)));
    for (let i = j - 1; i >= 0; i--) {
      let sum: f64 = 0;
      for (let l = i + 1; l <= j; l++) sum += load<f64>(factor + <usize>i * line + (<usize>l << 3)) * load<f64>(inverse + <usize>l * line + (<usize>j << 3));
      store<f64>(inverse + <usize>i * line + (<usize>j << 3), -sum / load<f64>(factor + <usize>i * line + (<usize>i << 3)));
    }
  }
  return 0;
}

/** V_kk as panels of 8 columns (panel[l][r] = V[l][r]) and of 8 rows (panel[l][r] = V[r][l]). */
function packBlock(v: usize, columns: usize, rows: usize): void {
  const line = <usize>BLOCK << 3;
  for (let p = 0; p < BLOCK; p += 8) {
    for (let l = 0; l < BLOCK; l++) {
      const at = (<usize>(p >> 3) * BLOCK + <usize>l) << 5;
      for (let r = 0; r < 8; r++) {
        store<f32>(columns + at + (<usize>r << 2), <f32>load<f64>(v + <usize>l * line + (<usize>(p + r) << 3)));
        store<f32>(rows + at + (<usize>r << 2), <f32>load<f64>(v + <usize>(p + r) * line + (<usize>l << 3)));
      }
    }
  }
}
