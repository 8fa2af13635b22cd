// The kernels of search over factors: eight-bit codes with a bound on their error, scans of them, nearest centroids.

/**
 * Codes of `count` rows of `rank` floats (a multiple of 16) as signed bytes: value = scale * code + what is left. Writes each row's
 * scale, the length of what is left and its own length.
 */
export function encodeRows(rows: usize, count: i32, rank: i32, codes: usize, scale: usize, rest: usize, length: usize): void {
  const bytes = <usize>rank << 2;
  for (let r = 0; r < count; r++) {
    let largest = f32x4.splat(0);
    for (let c: usize = 0; c < bytes; c += 16) largest = f32x4.max(largest, f32x4.abs(v128.load(rows + c)));
    const top = max(max(f32x4.extract_lane(largest, 0), f32x4.extract_lane(largest, 1)), max(f32x4.extract_lane(largest, 2), f32x4.extract_lane(largest, 3)));
    const unit: f32 = top / 127;
    const inverse = f32x4.splat(top > 0 ? 127 / top : 0);
    const step = f32x4.splat(unit);
    let left: f64 = 0, own: f64 = 0;
    for (let c: usize = 0; c < bytes; c += 64) {
      const q0 = f32x4.nearest(f32x4.mul(v128.load(rows + c), inverse)), q1 = f32x4.nearest(f32x4.mul(v128.load(rows + c, 16), inverse));
      const q2 = f32x4.nearest(f32x4.mul(v128.load(rows + c, 32), inverse)), q3 = f32x4.nearest(f32x4.mul(v128.load(rows + c, 48), inverse));
      const low = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(q0), i32x4.trunc_sat_f32x4_s(q1));
      const high = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(q2), i32x4.trunc_sat_f32x4_s(q3));
      v128.store(codes + (c >> 2), i8x16.narrow_i16x8_s(low, high));
      left += squares(f32x4.sub(v128.load(rows + c), f32x4.mul(q0, step))) + squares(f32x4.sub(v128.load(rows + c, 16), f32x4.mul(q1, step)));
      left += squares(f32x4.sub(v128.load(rows + c, 32), f32x4.mul(q2, step))) + squares(f32x4.sub(v128.load(rows + c, 48), f32x4.mul(q3, step)));
      own += squares(v128.load(rows + c)) + squares(v128.load(rows + c, 16)) + squares(v128.load(rows + c, 32)) + squares(v128.load(rows + c, 48));
    }
    const at = <usize>r << 2;
    store<f32>(scale + at, unit);
    store<f32>(rest + at, <f32>sqrt<f64>(left));
    store<f32>(length + at, <f32>sqrt<f64>(own));
    rows += bytes;
    codes += rank;
  }
}

@inline
function squares(v: v128): f64 {
  const s = f32x4.mul(v, v);
  return <f64>(f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1)) + <f64>(f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3));
}

/**
 * Writes to `out` the rows of [first, last) whose product with the query may reach `threshold`, and returns how many:
 * unit * scale_r * (code_r . query) + reach * rest_r >= threshold. `query`: `rank` signed 16-bit integers, so small that no sum leaves
 * 32 bits. Up to three rows after the last are read, and must be there.
 */
export function scanCodes(
  codes: usize, first: i32, last: i32, rank: i32, query: usize, unit: f32, scale: usize, rest: usize,
  reach: f32, threshold: f32, out: usize,
): i32 {
  const bytes = <usize>rank;
  const units = f32x4.splat(unit), reaches = f32x4.splat(reach), least = f32x4.splat(threshold);
  let found: usize = out;
  for (let r = first; r < last; r += 4) {
    const row0 = codes + <usize>r * bytes, row1 = row0 + bytes, row2 = row1 + bytes, row3 = row2 + bytes;
    let s0 = i32x4.splat(0), s1 = i32x4.splat(0), s2 = i32x4.splat(0), s3 = i32x4.splat(0);
    for (let c: usize = 0; c < bytes; c += 16) {
      const low = v128.load(query + (c << 1)), high = v128.load(query + (c << 1), 16);
      const v0 = v128.load(row0 + c), v1 = v128.load(row1 + c), v2 = v128.load(row2 + c), v3 = v128.load(row3 + c);
      s0 = i32x4.add(s0, i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(v0), low), i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(v0), high)));
      s1 = i32x4.add(s1, i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(v1), low), i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(v1), high)));
      s2 = i32x4.add(s2, i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(v2), low), i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(v2), high)));
      s3 = i32x4.add(s3, i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(v3), low), i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(v3), high)));
    }
    const t0 = i32x4.add(v128.shuffle<u32>(s0, s1, 0, 4, 1, 5), v128.shuffle<u32>(s0, s1, 2, 6, 3, 7));
    const t1 = i32x4.add(v128.shuffle<u32>(s2, s3, 0, 4, 1, 5), v128.shuffle<u32>(s2, s3, 2, 6, 3, 7));
    const sums = i32x4.add(v128.shuffle<u64>(t0, t1, 0, 2), v128.shuffle<u64>(t0, t1, 1, 3));
    const at = <usize>r << 2;
    const product = f32x4.mul(f32x4.convert_i32x4_s(sums), f32x4.mul(units, v128.load(scale + at)));
    const bound = f32x4.add(product, f32x4.mul(reaches, v128.load(rest + at)));
    let hits = i32x4.bitmask(f32x4.ge(bound, least));
    if (last - r < 4) hits &= (1 << (last - r)) - 1;
    while (hits != 0) {
      store<i32>(found, r + ctz<i32>(hits));
      found += 4;
      hits &= hits - 1;
    }
  }
  return <i32>((found - out) >> 2);
}

/** out_r = the j of the largest products[r][j] - offset[j], for `count` rows of `columns` floats (a multiple of 4); zeroes the products. */
export function takeLargest(products: usize, count: i32, columns: i32, offset: usize, out: usize): void {
  const bytes = <usize>columns << 2;
  for (let r = 0; r < count; r++) {
    let best = f32x4.splat(-f32.MAX_VALUE);
    let where = i32x4.splat(0);
    let here = i32x4(0, 1, 2, 3);
    for (let c: usize = 0; c < bytes; c += 16) {
      const value = f32x4.sub(v128.load(products + c), v128.load(offset + c));
      v128.store(products + c, f32x4.splat(0));
      const better = f32x4.gt(value, best);
      best = v128.bitselect(value, best, better);
      where = v128.bitselect(here, where, better);
      here = i32x4.add(here, i32x4.splat(4));
    }
    let top = f32x4.extract_lane(best, 0), chosen = i32x4.extract_lane(where, 0);
    const v1 = f32x4.extract_lane(best, 1), i1 = i32x4.extract_lane(where, 1);
    if (v1 > top || (v1 == top && i1 < chosen)) { top = v1; chosen = i1; }
    const v2 = f32x4.extract_lane(best, 2), i2 = i32x4.extract_lane(where, 2);
    if (v2 > top || (v2 == top && i2 < chosen)) { top = v2; chosen = i2; }
    const v3 = f32x4.extract_lane(best, 3), i3 = i32x4.extract_lane(where, 3);
    if (v3 > top || (v3 == top && i3 < chosen)) { top = v3; chosen = i3; }
    store<i32>(out + (<usize>r << 2), chosen);
    products += bytes;
  }
}
