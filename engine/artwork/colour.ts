// Arithmetic on #rrggbb colours: mixing, turning, lightness, and the contrast ratio of WCAG 2.2.

/** Hue in degrees, saturation and lightness in [0, 1]. */
export interface Hsl {
  h: number;
  s: number;
  l: number;
}

function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  if (!/^#[0-9a-f]{6}$/i.test(colour))
    throw new RangeError(`Cannot read colour "${colour}": write it as #rrggbb`);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const hex = (rgb: readonly number[]): string =>
  `#${rgb
    .map((c) =>
      Math.round(Math.min(255, Math.max(0, c)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** `amount` of `b` in `a`: 0 gives a, 1 gives b. */
export function mix(a: string, b: string, amount: number): string {
  const [x, y] = [channels(a), channels(b)];
  return hex(x.map((c, i) => c + ((y[i] ?? 0) - c) * amount));
}

export function toHsl(colour: string): Hsl {
  const [red, green, blue] = channels(colour);
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  const l = (high + low) / 2;
  const d = high - low;
  if (d === 0) return { h: 0, s: 0, l };
  const h = high === r ? (g - b) / d : high === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return { h: (h * 60 + 360) % 360, s: d / (1 - Math.abs(2 * l - 1)), l };
}

export function fromHsl({ h, s, l }: Hsl): string {
  const a = Math.min(1, Math.max(0, s)) * Math.min(l, 1 - l);
  return hex(
    [0, 8, 4].map((n) => {
      const k = (n + h / 30 + 12) % 12;
      return 255 * (l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
    }),
  );
}

/** One channel, 0 to 255, as linear light. */
function linear(channel: number): number {
  const v = channel / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, WCAG 2.2. */
export function luminance(colour: string): number {
  const [r, g, b] = channels(colour);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Moves `ink` towards black or white, whichever is farther from `ground`, until the contrast is reached. */
export function readable(ink: string, ground: string, ratio = 4.5): string {
  const end = luminance(ground) > 0.18 ? '#000000' : '#ffffff';
  for (let step = 0; step <= 20; step++) {
    const tried = mix(ink, end, step / 20);
    if (contrast(tried, ground) >= ratio) return tried;
  }
  return end;
}
