// What a small grey picture says of its moment of a film: how bright it is, how much there is to see, how sharp.

/** Size of the pictures that are looked at, in pixels, whatever shape the film has. */
export const seenWidth = 160;
export const seenHeight = 90;

export interface SeenPicture {
  /** Mean brightness, 0 to 255. */
  readonly brightness: number;
  /** Standard deviation of the brightness. */
  readonly contrast: number;
  /** Mean difference from the neighbours on all four sides: edges, which blur takes away. */
  readonly sharpness: number;
}

/** `grey` are the rows of a picture of `seenWidth` by `seenHeight`. */
export function seePicture(grey: Uint8Array): SeenPicture {
  let sum = 0;
  let squares = 0;
  let edges = 0;
  for (let y = 0; y < seenHeight; y++) {
    for (let x = 0; x < seenWidth; x++) {
      const at = y * seenWidth + x;
      const value = grey[at]!;
      sum += value;
      squares += value * value;
      if (x === 0 || y === 0 || x === seenWidth - 1 || y === seenHeight - 1) continue;
      const around = grey[at - 1]! + grey[at + 1]! + grey[at - seenWidth]! + grey[at + seenWidth]!;
      edges += Math.abs(4 * value - around);
    }
  }
  const pixels = seenWidth * seenHeight;
  const brightness = sum / pixels;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    brightness: round(brightness),
    contrast: round(Math.sqrt(Math.max(0, squares / pixels - brightness ** 2))),
    sharpness: round(edges / ((seenWidth - 2) * (seenHeight - 2)) / 4),
  };
}
