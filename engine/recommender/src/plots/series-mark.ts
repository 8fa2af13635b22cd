// The mark of a point: a shape for each series, so that colour is not all that tells them apart.

import { round } from './plot-frame.ts';

/** A circle, square, triangle or diamond by the place of the series, around a point in pixels. */
export function seriesMark(place: number, x: number, y: number, size = 4): string {
  const [cx, cy] = [round(x), round(y)];
  switch (place % 4) {
    case 0:
      return `<circle class="mark" cx="${cx}" cy="${cy}" r="${size}"/>`;
    case 1:
      return `<rect class="mark" x="${round(cx - size * 0.9)}" y="${round(cy - size * 0.9)}" width="${round(size * 1.8)}" height="${round(size * 1.8)}"/>`;
    case 2:
      return `<path class="mark" d="M${cx} ${round(cy - size * 1.2)}l${round(size * 1.1)} ${round(size * 2)}h${round(-size * 2.2)}z"/>`;
    default:
      return `<path class="mark" d="M${cx} ${round(cy - size * 1.3)}l${round(size * 1.3)} ${round(size * 1.3)}l${round(-size * 1.3)} ${round(size * 1.3)}l${round(-size * 1.3)} ${round(-size * 1.3)}z"/>`;
  }
}
