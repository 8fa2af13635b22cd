// A picture layer for composing film frames in software: 4:2:0 planes with premultiplied alpha, shifted by parts of a pixel.

/** Black in limited-range luma, and no colour in chroma. */
export const lumaBlack = 16;
export const chromaNeutral = 128;

/** One plane of a layer: coverage and value of every sample, rows one after another. */
export type LayerPlane = {
  width: number;
  height: number;
  /** Premultiplied around the plane's neutral value: `neutral + alpha * (value - neutral)`. */
  values: Uint8Array;
  /** 255 is opaque. */
  alpha: Uint8Array;
  neutral: number;
  /**
   * Runs that are not fully transparent: `[first, end, isOpaque]` triples, those of row r from `rows[r]` to `rows[r + 1]`.
   * Most of a cut-out layer is either empty or solid, so that runs make blending several times cheaper.
   */
  runs: Int32Array;
  rows: Int32Array;
};

/** The luma plane at full size, and two chroma planes at half size. */
export type LayerChroma = { u: LayerPlane; v: LayerPlane };

/** Planes as a decoder gives them: premultiplied YUVA 4:2:0 with even sides, packed without padding. */
export type PlanarPicture = {
  width: number;
  height: number;
  y: Uint8Array;
  u: Uint8Array;
  v: Uint8Array;
  alpha: Uint8Array;
};

/** The luma plane moved right by `shiftX` and down by `shiftY` pixels, each in [0, 1): what blitting at whole pixels cannot express. */
export function layerLuma(picture: PlanarPicture, shiftX: number, shiftY: number): LayerPlane {
  const { width, height } = picture;
  const alpha = shiftedCoverage(picture.alpha, width, height, shiftX, shiftY);
  return plane(shifted(picture.y, width, height, shiftX, shiftY), alpha, width, height, lumaBlack);
}

/** The chroma planes moved right and down by parts, in [0, 1), of a chroma sample. */
export function layerChroma(picture: PlanarPicture, shiftX: number, shiftY: number): LayerChroma {
  const width = picture.width / 2;
  const height = picture.height / 2;
  const alpha = shiftedCoverage(
    halved(picture.alpha, picture.width, picture.height),
    width,
    height,
    shiftX,
    shiftY,
  );
  const moved = (values: Uint8Array) =>
    plane(shifted(values, width, height, shiftX, shiftY), alpha, width, height, chromaNeutral);
  return { u: moved(picture.u), v: moved(picture.v) };
}

/** A layer that covers everything still does when it has moved. */
function shiftedCoverage(
  alpha: Uint8Array,
  width: number,
  height: number,
  shiftX: number,
  shiftY: number,
): Uint8Array {
  return alpha.every((value) => value === 255) ? alpha : shifted(alpha, width, height, shiftX, shiftY);
}

/** Translation by less than one sample, interpolated linearly; what moves in from outside repeats the edge. */
function shifted(
  source: Uint8Array,
  width: number,
  height: number,
  shiftX: number,
  shiftY: number,
): Uint8Array {
  if (shiftX === 0 && shiftY === 0) return source;
  const across = shiftX === 0 ? source : mixed(source, width, height, shiftX, 1);
  return shiftY === 0 ? across : mixed(across, width, height, shiftY, width);
}

/** Every sample mixed with the one `stride` before it. */
function mixed(source: Uint8Array, width: number, height: number, part: number, stride: number): Uint8Array {
  const weight = Math.round(part * 64);
  const kept = 64 - weight;
  const target = new Uint8Array(source.length);
  if (stride === 1) {
    for (let row = 0, i = 0; row < height; row++) {
      let before = source[i]!;
      for (const end = i + width; i < end; i++) {
        const now = source[i]!;
        target[i] = (now * kept + before * weight + 32) >> 6;
        before = now;
      }
    }
  } else {
    target.set(source.subarray(0, width));
    for (let i = stride; i < source.length; i++)
      target[i] = (source[i]! * kept + source[i - stride]! * weight + 32) >> 6;
  }
  return target;
}

/** Mean of every two by two samples. */
function halved(source: Uint8Array, width: number, height: number): Uint8Array {
  const target = new Uint8Array((width / 2) * (height / 2));
  for (let row = 0, at = 0; row < height; row += 2) {
    for (let x = 0; x < width; x += 2, at++) {
      const i = row * width + x;
      target[at] = (source[i]! + source[i + 1]! + source[i + width]! + source[i + width + 1]! + 2) >> 2;
    }
  }
  return target;
}

function plane(
  values: Uint8Array,
  alpha: Uint8Array,
  width: number,
  height: number,
  neutral: number,
): LayerPlane {
  const rows = new Int32Array(height + 1);
  const runs: number[] = [];
  const kindOf = (coverage: number) => (coverage === 0 ? 0 : coverage === 255 ? 2 : 1);
  for (let row = 0; row < height; row++) {
    rows[row] = runs.length;
    const start = row * width;
    for (let x = 0; x < width;) {
      const kind = kindOf(alpha[start + x]!);
      const first = x;
      while (x < width && kindOf(alpha[start + x]!) === kind) x++;
      if (kind > 0) runs.push(first, x, kind - 1);
    }
  }
  rows[height] = runs.length;
  return { width, height, values, alpha, neutral, runs: Int32Array.from(runs), rows };
}

/** Y, U, V and alpha, packed one after another, as a picture of its own memory. Both sides are even. */
export function splitPlanes(bytes: Uint8Array, width: number, height: number): PlanarPicture {
  const full = width * height;
  const quarter = full / 4;
  return {
    width,
    height,
    y: Uint8Array.from(bytes.subarray(0, full)),
    u: Uint8Array.from(bytes.subarray(full, full + quarter)),
    v: Uint8Array.from(bytes.subarray(full + quarter, full + 2 * quarter)),
    alpha: Uint8Array.from(bytes.subarray(full + 2 * quarter, 2 * full + 2 * quarter)),
  };
}
