// German expressionism: leaning houses, a sky in shards, a thin visitor on a crooked path.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { nightVisitor } from '../silhouettes.ts';
import { circle, place, polygon } from '../svg-shapes.ts';

function house(
  x: number,
  ground: number,
  w: number,
  h: number,
  lean: number,
  wall: string,
  lamp: string,
  lit: number,
): string {
  const [l, r] = [x - w / 2, x + w / 2];
  const tx = lean * h;
  const windows = [0.34, 0.62].flatMap((v, row) =>
    [0.28, 0.64].map((u, column) => {
      const wx = l + w * u + tx * v;
      const wy = ground - h * v;
      const lamps = ((lit >> (row * 2 + column)) & 1) === 1;
      return lamps
        ? polygon(
            [
              [wx, wy],
              [wx + w * 0.13, wy - h * 0.02],
              [wx + w * 0.16 + lean * 6, wy - h * 0.15],
              [wx + w * 0.03, wy - h * 0.12],
            ],
            lamp,
          )
        : '';
    }),
  );
  return (
    polygon(
      [
        [l, ground],
        [r, ground],
        [r + tx, ground - h],
        [x + tx * 1.5 - w * 0.1, ground - h - w * 1.15],
        [l + tx - w * 0.1, ground - h],
      ],
      wall,
    ) +
    polygon(
      [
        [r + tx - w * 0.32, ground - h - w * 0.2],
        [r + tx - w * 0.32, ground - h - w * 0.75],
        [r + tx - w * 0.14, ground - h - w * 0.72],
        [r + tx - w * 0.12, ground - h],
      ],
      wall,
    ) +
    windows.join('')
  );
}

export const crookedTown: Scene = (s) => {
  const { inks, random } = s;
  const shards = Array.from({ length: 7 }, (_, i) => {
    const x = (i / 6.2) * s.width + random.between(-0.06, 0.06) * s.width;
    return polygon(
      [
        [x - s.width * random.between(0.06, 0.16), -40],
        [x + s.width * random.between(0.06, 0.16), -40],
        [s.x + (x - s.x) * 0.25, s.y + random.between(-0.1, 0.7) * s.size],
      ],
      i % 2 ? inks.far : inks.mid,
      'fill-opacity="0.75"',
    );
  }).join('');
  const moon = circle(s.x, s.y - s.size * 0.15, s.size * 0.72, inks.hot);
  const row = (count: number, ground: number, h: number, colour: string, lamp: string, gap: number): string =>
    Array.from({ length: count }, (_, i) => {
      const u = (i + 0.5) / count - 0.5;
      const x = s.x + u * s.width * 1.35;
      if (Math.abs(x - s.x) < gap) return '';
      const edge = 0.75 + Math.min(1, Math.abs(u) * 2.1) * 0.75;
      return house(
        x,
        ground,
        (s.width / count) * random.between(0.85, 1.15),
        h * edge * random.between(0.85, 1.15),
        (u > 0 ? -1 : 1) * random.between(0.06, 0.3),
        colour,
        lamp,
        random.whole(1, 15),
      );
    }).join('');
  const g = s.horizon;
  const road = polygon(
    [
      [s.x - s.size * 0.12, g - 4],
      [s.x + s.size * 0.16, g - 4],
      [s.x + s.size * 0.42, g + (s.height - g) * 0.28],
      [s.x + s.size * 0.05, g + (s.height - g) * 0.42],
      [s.x + s.size * 1.5, s.height + 60],
      [s.x - s.size * 1.3, s.height + 60],
      [s.x - s.size * 0.5, g + (s.height - g) * 0.42],
      [s.x - s.size * 0.06, g + (s.height - g) * 0.22],
    ],
    inks.light,
    'fill-opacity="0.88"',
  );
  const who = place(nightVisitor(inks.deep), s.x + s.size * 0.04, g + s.size * 0.22, s.size * 0.0098);
  const shadow = polygon(
    [
      [s.x - s.size * 0.1, g + s.size * 0.2],
      [s.x + s.size * 0.18, g + s.size * 0.2],
      [s.x + s.size * 0.9, s.height + 60],
      [s.x - s.size * 0.1, s.height + 60],
    ],
    inks.deep,
    'fill-opacity="0.8"',
  );
  return [
    { svg: cover(s, inks.sky) + shards + moon, depth: 0.1 },
    { svg: row(9, g, s.size * 0.62, mix(inks.deep, inks.mid, 0.45), inks.sky, s.size * 0.25), depth: 0.4 },
    {
      svg:
        cover(s, inks.deep, g) + row(7, g + s.size * 0.1, s.size * 0.9, inks.deep, inks.hot, s.size * 0.42),
      depth: 0.65,
    },
    { svg: road + shadow + who, depth: 0.9 },
  ];
};
