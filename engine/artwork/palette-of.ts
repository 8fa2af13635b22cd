// Chooses the colours of a title: four inks from its genre, aged or brightened by its decade, varied by its id.
import type { ArtworkFacts } from './artwork-facts.ts';
import { fromHsl, luminance, mix, readable, toHsl } from './colour.ts';
import type { Mood } from './mood-of.ts';
import { moodOf } from './mood-of.ts';
import type { SeededRandom } from './seeded-random.ts';
import { seededRandom } from './seeded-random.ts';

/** Colours as #rrggbb. */
export interface Palette {
  /** The ground that titles stand on. */
  background: string;
  /** Titles and credits; at least 4.5:1 against the background. */
  ink: string;
  /** The one hot colour. */
  accent: string;
  second: string;
  /** A dark that stands for the whole picture while it loads. */
  tone: string;
}

type Inks = readonly [background: string, ink: string, accent: string, second: string];

const inksOf: Readonly<Record<Mood, readonly Inks[]>> = {
  noir: [
    ['#12141c', '#f2e8d5', '#e8b23a', '#3f4d68'],
    ['#1a1d21', '#efe9dc', '#d6402b', '#56666f'],
    ['#0f2027', '#f4ead2', '#f0a202', '#2f666c'],
    ['#1d1820', '#f6e7cb', '#d9a727', '#6b4d52'],
    ['#e9dfc7', '#16161a', '#b3261e', '#6f7b83'],
    ['#d9a521', '#15130f', '#8f1d14', '#5d4a1c'],
  ],
  horror: [
    ['#17110f', '#f0e4c8', '#c7251f', '#4f6048'],
    ['#1c1526', '#efe3d0', '#9cbf3b', '#5f4372'],
    ['#0f1a17', '#e9ecd8', '#d9422e', '#396353'],
    ['#e6d8b5', '#1b1411', '#a31621', '#5f6b4d'],
    ['#2a0f12', '#f5e3c4', '#ef8a17', '#842229'],
    ['#101826', '#eceadb', '#d8c34a', '#3d5a73'],
    ['#b9201c', '#fbeccf', '#16100e', '#6d0f12'],
  ],
  'science-fiction': [
    ['#0d1b3e', '#f6efdc', '#ff5b35', '#3aa6a0'],
    ['#111a2e', '#f3eee2', '#f7b32b', '#6d5aa8'],
    ['#1f1147', '#fdf3e1', '#ff6f59', '#43b5c4'],
    ['#f1e6cd', '#14213d', '#e4572e', '#2a7f8e'],
    ['#06282d', '#eef3e2', '#ffd23f', '#1b8a83'],
    ['#e8552d', '#fff4df', '#14182e', '#f6b545'],
  ],
  western: [
    ['#e9a23b', '#2a130b', '#b5301a', '#8a4a1f'],
    ['#f0d9a8', '#2b150d', '#c4421a', '#d98e32'],
    ['#3a1a12', '#f8e3b6', '#f08a24', '#9c3d1c'],
    ['#1d2f36', '#f6e5c3', '#e76f28', '#b98a4a'],
    ['#a93a1a', '#fff0d0', '#f6b93b', '#5b1d12'],
    ['#2c3d2f', '#f7e6bf', '#e8a02f', '#a3552b'],
  ],
  comedy: [
    ['#f5e4c0', '#1e1a17', '#d8412b', '#f0b13a'],
    ['#f4c430', '#1b1a17', '#d13b2a', '#2b6d7c'],
    ['#1b535e', '#fff2d6', '#f7b538', '#e4572e'],
    ['#f2efe4', '#222222', '#e6563a', '#6db1a6'],
    ['#c23a26', '#fff3da', '#f6bd41', '#1d1d24'],
    ['#efd9c7', '#2a1c2e', '#c5306b', '#f19a3e'],
    ['#b7d3c6', '#1f2a2e', '#d9482b', '#f2c14e'],
    ['#253a5e', '#fdf0d5', '#f2a541', '#d8573c'],
  ],
  musical: [
    ['#14122b', '#f8e9c6', '#e3b23c', '#8e2f5c'],
    ['#1a1033', '#fbe8d3', '#ff7a59', '#5e4bb6'],
    ['#0e2a3a', '#f7ecd0', '#e9b44c', '#b5475c'],
    ['#f6dcc6', '#2a1230', '#b6245f', '#e9a03b'],
    ['#6b1736', '#fdebcf', '#f0b23e', '#b8475a'],
    ['#f3e7cf', '#15202b', '#1f7a7a', '#e0a33a'],
  ],
  romance: [
    ['#f3dcd0', '#3a1420', '#b8324a', '#d9887e'],
    ['#2b1230', '#f9e4d4', '#e8746a', '#7f3f78'],
    ['#f6e7d2', '#22303c', '#c8505a', '#8aa899'],
    ['#12303a', '#f8e8d2', '#e98a6d', '#4f8a8b'],
    ['#7d1d3f', '#fdebd3', '#f2b24c', '#c75b6e'],
    ['#e9c7b0', '#2b2030', '#a33b4b', '#6a6f8f'],
    ['#efe2b8', '#33301d', '#b6583a', '#7f9160'],
  ],
  drama: [
    ['#ece2cf', '#1f2326', '#b4472f', '#6e8b8f'],
    ['#1e2a35', '#f3e9d6', '#d98e4a', '#55707f'],
    ['#2d2a26', '#f2e6cf', '#c8553d', '#8c8068'],
    ['#e8d9bc', '#2b2118', '#356273', '#c08a45'],
    ['#14342b', '#f3ead3', '#e0a83d', '#4b7f6c'],
    ['#f4efe6', '#16202c', '#d1452f', '#a9b8bd'],
    ['#3d1f2b', '#f6e5d0', '#e08d52', '#8a5563'],
    ['#c9b48c', '#221b14', '#8e2f22', '#6a7560'],
    ['#22304f', '#f4ead8', '#e9b04f', '#6f7fa8'],
    ['#c7532f', '#fff1da', '#f3c35b', '#5a2418'],
  ],
  war: [
    ['#2b2d22', '#f0e7cf', '#d6442b', '#6d6f4d'],
    ['#e3d8bb', '#22211a', '#b3311f', '#7c7d5a'],
    ['#1c2429', '#efe6d0', '#e0972f', '#5b6a68'],
    ['#8f2016', '#f8e8cc', '#f0b04a', '#3a120d'],
    ['#c9bd97', '#1f1e17', '#a82c1b', '#5f6a4e'],
  ],
  adventure: [
    ['#0f3b46', '#fdf0d2', '#f29e38', '#3f9a8f'],
    ['#1b2e1f', '#f6ecd0', '#e8a33d', '#4f7f4a'],
    ['#f3dfae', '#1f2a30', '#d2552a', '#2e7f86'],
    ['#4a1c12', '#fae8c4', '#f2b134', '#b5532a'],
    ['#143d59', '#fff2d8', '#f4b41a', '#c85a3a'],
    ['#e7b04a', '#24160e', '#b83a1d', '#3d6a63'],
    ['#c4421f', '#fff1d6', '#f7c04a', '#24333a'],
  ],
  mystery: [
    ['#161a2b', '#f1e9d8', '#e5c443', '#50568a'],
    ['#e7e0cd', '#191a22', '#c3272b', '#3e6a78'],
    ['#251a2c', '#f3e6d6', '#e2703a', '#64527a'],
    ['#0e2b2b', '#f0ecd9', '#f25c3b', '#467b78'],
    ['#d8b93c', '#17150f', '#b02a1e', '#4d4a3a'],
    ['#d8552c', '#fff3dc', '#1a1416', '#7a2415'],
  ],
  crime: [
    ['#191919', '#f3ead6', '#d8342b', '#5f5a52'],
    ['#e5dac0', '#1a1715', '#bf2f1f', '#7d7766'],
    ['#122430', '#f3ead6', '#e9a13b', '#42606f'],
    ['#c9a02c', '#17140d', '#8d2015', '#4c4026'],
    ['#8c1c17', '#faead0', '#f0b43f', '#2a0d0c'],
    ['#2e2433', '#f2e6d4', '#e6763f', '#6f5a78'],
  ],
  animation: [
    ['#fbe3b4', '#24303f', '#ee6a3b', '#4fa29a'],
    ['#1c3f5e', '#fff1d6', '#f9b637', '#ea6a5b'],
    ['#f7c6a3', '#2d2440', '#d94f5c', '#4f8f8b'],
    ['#245046', '#fff2d8', '#f4b33f', '#e8745a'],
    ['#c9e2d6', '#1f2f3d', '#e8603c', '#f2b84b'],
    ['#3b2a5a', '#fff0da', '#ffb84a', '#e0627a'],
    ['#f6d34c', '#25263a', '#e2513b', '#3f8fa0'],
  ],
  fantasy: [
    ['#1b1f4a', '#faecd0', '#f4c04e', '#7a5aa8'],
    ['#f2ddb4', '#2b1f3a', '#c2484f', '#5a8f91'],
    ['#0f3a3f', '#f8efd4', '#f0b64a', '#5aa08f'],
    ['#3a1740', '#fbe9d2', '#f29a5a', '#8f4a8c'],
    ['#e6c98c', '#23202f', '#a8402f', '#4a6a7c'],
  ],
  documentary: [
    ['#eee6d3', '#1d2327', '#cf4a2a', '#7f9391'],
    ['#1b2428', '#f0ebdd', '#e6a93b', '#5f7a7d'],
    ['#d9d2bf', '#1d1f21', '#1f6f78', '#b59a5b'],
    ['#234a52', '#f5eeda', '#f0a04b', '#7fa39a'],
    ['#e2b65a', '#211a12', '#b5421f', '#4d6b66'],
  ],
  history: [
    ['#3b1420', '#f7e3bd', '#e0a52e', '#8e3b32'],
    ['#efdcae', '#33190f', '#a4341c', '#c5923b'],
    ['#0f2b3d', '#f7e8c8', '#d9a441', '#8a5a3b'],
    ['#b08a3c', '#22140c', '#7d1f16', '#5c4a2a'],
    ['#233226', '#f4e8c9', '#d8a23a', '#7d5a36'],
  ],
  experimental: [
    ['#f2efe6', '#111111', '#e3342a', '#8d99a0'],
    ['#111214', '#f5f2e8', '#f4d03a', '#5a6066'],
    ['#cf3521', '#fff7e6', '#f2c14b', '#141414'],
    ['#14213d', '#fdf6e3', '#fca311', '#7f8fb0'],
    ['#e6e0cf', '#1b1b1f', '#2456a6', '#e0a030'],
  ],
  soviet: [
    ['#efe3cb', '#17130f', '#c8201f', '#8a8578'],
    ['#b51d1a', '#fbeed4', '#e3b04e', '#15110e'],
    ['#e5d6b2', '#1b1714', '#d02b1e', '#3f5866'],
    ['#17130f', '#f3e6cb', '#d6281e', '#8f7b5c'],
  ],
};

/** What a decade does to its inks: saturation and lightness factors, and a tint that everything leans to. */
interface Age {
  until: number;
  saturation: number;
  tint: string;
  amount: number;
}

const ages: readonly Age[] = [
  { until: 1909, saturation: 0.78, tint: '#a8793f', amount: 0.13 },
  { until: 1919, saturation: 0.86, tint: '#a07848', amount: 0.09 },
  { until: 1929, saturation: 0.94, tint: '#8a6a3a', amount: 0.05 },
  { until: 1939, saturation: 1, tint: '#7a5a2a', amount: 0.02 },
  { until: 1949, saturation: 0.92, tint: '#4a4a4a', amount: 0.03 },
  { until: 1959, saturation: 1.1, tint: '#c8502a', amount: 0.02 },
  { until: 1969, saturation: 1.14, tint: '#ffffff', amount: 0 },
  { until: 1979, saturation: 0.95, tint: '#a8622a', amount: 0.1 },
  { until: 1989, saturation: 1.12, tint: '#7a2a8a', amount: 0.09 },
  { until: 1999, saturation: 0.92, tint: '#2a4a6a', amount: 0.06 },
  { until: Infinity, saturation: 1, tint: '#2a5a6a', amount: 0.04 },
];

function aged(colour: string, year: number | null, turn: number, random: SeededRandom): string {
  const age = ages.find(({ until }) => (year ?? 1960) <= until) ?? { saturation: 1, tint: colour, amount: 0 };
  const { h, s, l } = toHsl(mix(colour, age.tint, age.amount));
  return fromHsl({ h: (h + turn + 360) % 360, s: s * age.saturation, l: l * random.between(0.97, 1.03) });
}

/** The colours of a title; the same facts always give the same palette. */
export function paletteOf(facts: ArtworkFacts): Palette {
  const random = seededRandom(facts.id).fork('palette');
  const inks = random.pick(inksOf[moodOf(facts)]);
  const turn = random.between(-9, 9);
  const [background, ink, accent, second] = [
    aged(inks[0], facts.year, turn, random),
    aged(inks[1], facts.year, turn, random),
    aged(inks[2], facts.year, turn, random),
    aged(inks[3], facts.year, turn, random),
  ];
  const { h, s } = toHsl(background);
  const dark = luminance(background) < 0.06;
  return {
    background,
    ink: readable(ink, background, 5.5),
    accent,
    second,
    // Dark yellows and limes turn to mud; they lean to brown and teal instead.
    tone: dark
      ? background
      : fromHsl({ h: h > 36 && h < 60 ? 28 : h >= 60 && h < 100 ? 150 : h, s: Math.min(0.42, s), l: 0.15 }),
  };
}
