// Writes the elements of an SVG picture: points in, text out, numbers rounded to a tenth.

export type Point = readonly [x: number, y: number];

export const n = (value: number): string => String(Math.round(value * 10) / 10);

/** Text for an element or attribute; characters that XML 1.0 forbids are left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Cs}|[\p{Cc}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** An SVG document of the given size; `body` is drawn as it is. */
export function svgDocument(width: number, height: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`;
}

export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, w))}" height="${n(Math.max(0, h))}" fill="${fill}"${more && ` ${more}`}/>`;

export const circle = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(Math.max(0, r))}" fill="${fill}"${more && ` ${more}`}/>`;

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${more && ` ${more}`}/>`;

export const ring = (x: number, y: number, r: number, stroke: string, width: number, more = ''): string =>
  circle(x, y, r, 'none', `stroke="${stroke}" stroke-width="${n(width)}"${more && ` ${more}`}`);

export const path = (d: string, fill: string, more = ''): string =>
  `<path d="${d}" fill="${fill}"${more && ` ${more}`}/>`;

export const stroke = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}"${more && ` ${more}`}/>`;

export const pointsPath = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`;

export const polygon = (points: readonly Point[], fill: string, more = ''): string =>
  path(pointsPath(points), fill, more);

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  width: number,
  more = '',
): string => stroke(`M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, colour, width, more);

export const group = (body: string, attributes: string): string => `<g ${attributes}>${body}</g>`;

/** Draws `body`, made in a box of `unit` units about the origin, at a place, scaled, turned and perhaps mirrored. */
export const place = (body: string, x: number, y: number, scale: number, angle = 0, mirror = false): string =>
  group(
    body,
    `transform="translate(${n(x)} ${n(y)})${angle === 0 ? '' : ` rotate(${n(angle)})`} scale(${mirror ? '-' : ''}${scale.toFixed(3)} ${scale.toFixed(3)})"`,
  );

/** `count` wedges about a centre, each filling `share` of its turn. */
export function rays(
  x: number,
  y: number,
  r: number,
  count: number,
  fill: string,
  share = 0.5,
  turn = 0,
): string {
  let d = '';
  for (let i = 0; i < count; i++) {
    const a = turn + (i / count) * Math.PI * 2;
    const b = a + (share / count) * Math.PI * 2;
    d += `M${n(x)} ${n(y)}L${n(x + r * Math.cos(a))} ${n(y + r * Math.sin(a))}L${n(x + r * Math.cos(b))} ${n(y + r * Math.sin(b))}Z`;
  }
  return path(d, fill);
}

/** A smooth line through points (Catmull-Rom as cubic Béziers), from the first to the last; without the leading M. */
export function smooth(points: readonly Point[]): string {
  let d = '';
  for (let i = 0; i + 1 < points.length; i++) {
    const [p0, p1, p2, p3] = [
      points[i - 1] ?? points[i],
      points[i],
      points[i + 1],
      points[i + 2] ?? points[i + 1],
    ];
    if (!p0 || !p1 || !p2 || !p3) continue;
    const c1: Point = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6];
    const c2: Point = [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6];
    d += `C${n(c1[0])} ${n(c1[1])} ${n(c2[0])} ${n(c2[1])} ${n(p2[0])} ${n(p2[1])}`;
  }
  return d;
}

/** The land under a skyline given by points from left to right, down to `bottom`. */
export function land(
  points: readonly Point[],
  bottom: number,
  fill: string,
  curved = true,
  more = '',
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const top = curved ? smooth(points) : points.map(([x, y]) => `L${n(x)} ${n(y)}`).join('');
  return path(
    `M${n(first[0])} ${n(first[1])}${top}L${n(last[0])} ${n(bottom)}L${n(first[0])} ${n(bottom)}Z`,
    fill,
    more,
  );
}

/** A definition of a vertical (angle 0) or turned gradient; stops are [offset, colour, opacity]. */
export function gradient(
  id: string,
  stops: readonly (readonly [offset: number, colour: string, opacity?: number])[],
  x2 = 0,
  y2 = 1,
): string {
  const list = stops
    .map(
      ([o, c, a = 1]) =>
        `<stop offset="${n(o * 100)}%" stop-color="${c}"${a === 1 ? '' : ` stop-opacity="${a}"`}/>`,
    )
    .join('');
  return `<linearGradient id="${id}" x1="0" y1="0" x2="${x2}" y2="${y2}">${list}</linearGradient>`;
}

/** A round glow that fades to nothing. */
export function glow(id: string, x: number, y: number, r: number, colour: string, opacity: number): string {
  return (
    `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${opacity}"/>` +
    `<stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>${circle(x, y, r, `url(#${id})`)}`
  );
}

/** Path data of a rectangle and of a disc, for shapes with holes. */
export const rectPath = (x: number, y: number, w: number, h: number): string =>
  `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`;
export const discPath = (x: number, y: number, r: number): string =>
  `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;

/**
 * A sheet of colour with openings, laid over a picture. It does the work of a clip path without one: resvg aborts when
 * a clipped group reaches far beyond the canvas, and a sheet is quicker to draw as well.
 */
export const sheetWith = (openings: string, width: number, height: number, fill: string): string =>
  path(`M-4 -4H${width + 4}V${height + 4}H-4Z${openings}`, fill, 'fill-rule="evenodd"');
