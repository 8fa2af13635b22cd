// Figures cut from paper: people, beasts and machines as single-colour shapes, 100 units high, feet at the origin.
import { circle, ellipse, line, path, polygon, rect, ring, stroke } from './svg-shapes.ts';

/** A man in hat and long coat, seen from the front. */
export const manInHat = (c: string): string =>
  ellipse(0, -88, 12.5, 2.3, c) +
  path('M-7.5 -88L-6.5 -96Q0 -100 6.5 -96L7.5 -88Z', c) +
  ellipse(0, -83, 5.2, 6.5, c) +
  path(
    'M-4 -78Q-14 -76 -16 -68L-19 -40L-15 -38L-12 -56L-15 -12L-9 -11L-8 0L-1 0L-0.5 -11L0.5 -11L1 0L8 0L9 -11L15 -12L12 -56L15 -38L19 -40L16 -68Q14 -76 4 -78Z',
    c,
  );

/** A little fellow with bowler, cane and wide shoes. */
export const bowlerFellow = (c: string): string =>
  ellipse(0, -89, 9.5, 2, c) +
  path('M-6.5 -89Q-7 -100 0 -100Q7 -100 6.5 -89Z', c) +
  circle(0, -83, 5.6, c) +
  path(
    'M-4 -77Q-11 -76 -12 -68L-15 -50L-12 -46L-9 -60L-8 -44L-12 -14L-10 -4L-20 -3Q-21 0 -18 0L-4 0L0 -36L4 0L18 0Q21 0 20 -3L10 -4L12 -14L8 -44L9 -60L14 -50L20 -50L20 -54L16 -55L12 -68Q11 -76 4 -77Z',
    c,
  ) +
  stroke('M18 -52L25 -2M18 -52Q17 -60 12 -58', c, 1.8);

export const womanInGown = (c: string): string =>
  circle(0, -90, 5.4, c) +
  path('M-6 -92Q-7 -101 1 -100Q8 -99 6 -90L7 -86Q3 -84 3 -83Z', c) +
  path(
    'M-2.5 -86L-2.5 -81Q-10 -79 -10 -72L-14 -54L-11 -52L-7 -66L-6 -56Q-9 -30 -20 0L20 0Q9 -30 6 -56L7 -66L11 -52L14 -54L10 -72Q10 -79 2.5 -81L2.5 -86Z',
    c,
  );

/** Tall, thin, with long fingers. */
export const nightVisitor = (c: string): string =>
  path(
    'M-4.5 -92Q-5 -100 0 -100Q5 -100 4.5 -92L8 -95L4.6 -88Q3.5 -83 2 -82L2 -79Q10 -78 11 -71L14 -50L21 -42L19.5 -41L16 -44L20 -37L18.5 -36.6L14.5 -43L16 -35L14.6 -35L12 -44L8 -60L9 -14L10 0L2 0L0 -30L-2 0L-10 0L-9 -14L-8 -60L-12 -44L-14.6 -35L-16 -35L-14.5 -43L-18.5 -36.6L-20 -37L-16 -44L-19.5 -41L-21 -42L-14 -50L-11 -71Q-10 -78 -2 -79L-2 -82Q-3.5 -83 -4.6 -88L-8 -95Z',
    c,
  );

/** Horse and rider, facing right; about 120 wide. */
export const rider = (c: string): string =>
  path(
    'M-52 -48Q-60 -46 -62 -28Q-56 -34 -52 -38Q-48 -30 -50 -22L-56 0L-50 0L-42 -20L-36 -28Q-20 -24 0 -28L10 -18L18 -10L14 0L20 0L25 -12L18 -24L22 -30L36 -22L34 -12L39 -12L42 -24L28 -40Q34 -52 44 -56L54 -48L58 -53L52 -64L46 -70L45 -65Q32 -62 22 -50Q0 -46 -20 -50Q-40 -54 -52 -48Z',
    c,
  ) +
  path(
    'M-8 -50Q-10 -64 -6 -72Q-2 -78 4 -77L18 -60L26 -57L25 -53L14 -55L6 -64L8 -52L14 -38L10 -28L6 -28L8 -37L-2 -46Z',
    c,
  ) +
  circle(2, -82, 5, c) +
  path('M-9 -85Q2 -90 13 -86L14 -84Q2 -82 -10 -83Z', c) +
  path('M-4 -86Q-3 -96 2 -95Q7 -96 8 -86Z', c);

export const soldier = (c: string): string =>
  path('M-8 -88Q-8 -98 0 -98Q8 -98 8 -88L11 -86L-11 -86Z', c) +
  circle(0, -84, 5, c) +
  path(
    'M-4 -79Q-12 -78 -13 -70L-14 -44L-10 -43L-9 -60L-9 -40L-13 0L-5 0L0 -34L5 0L13 0L9 -40L9 -60L10 -43L14 -44L13 -70Q12 -78 4 -79Z',
    c,
  ) +
  line(9, -40, 19, -104, c, 2.2);

/** A dancer on one toe, arms up. */
export const dancer = (c: string): string =>
  circle(1, -78, 4.4, c) +
  circle(3.4, -82.5, 2.2, c) +
  path(
    'M-1 -74Q-6 -72 -6 -66L-16 -84Q-12 -96 0 -99L1 -97Q-9 -92 -12 -84L-4 -73Q2 -72 4 -73L12 -84Q9 -92 -1 -97L0 -99Q13 -96 15 -84L6 -66L4 -58Q18 -52 26 -44Q14 -42 4 -44L3 0L0 0L-2 -42Q-10 -34 -26 -24L-28 -27Q-16 -34 -9 -44Q-16 -44 -24 -46Q-14 -54 -4 -58Z',
    c,
  );

export const child = (c: string): string =>
  circle(0, -82, 12, c) +
  path(
    'M-4 -72Q-16 -68 -20 -44L-15 -42L-12 -52L-18 -24L-9 -24L-9 0L-2 0L-1 -22L1 -22L2 0L9 0L9 -24L18 -24L12 -52L15 -42L20 -44Q16 -68 4 -72Z',
    c,
  );

/** A body in free fall. */
export const falling = (c: string): string =>
  circle(-4, -86, 6, c) +
  path(
    'M-8 -80Q-14 -76 -12 -66L-30 -84L-40 -92L-42 -88L-32 -78L-14 -56L-10 -44L-28 -34L-38 -14L-32 -11L-24 -28L-4 -36L8 -28L22 -34L32 -20L37 -24L25 -44L8 -42L4 -58L16 -72L36 -76L36 -81L14 -79L0 -72Z',
    c,
  );

export const bat = (c: string): string =>
  path(
    'M0 -46Q3 -54 4 -58L6 -52Q30 -76 60 -60Q48 -56 46 -44Q36 -50 30 -38Q20 -46 12 -30Q6 -36 0 -26Q-6 -36 -12 -30Q-20 -46 -30 -38Q-36 -50 -46 -44Q-48 -56 -60 -60Q-30 -76 -6 -52L-4 -58Q-3 -54 0 -46Z',
    c,
  );

/** A gull as two strokes; 60 wide. */
export const gull = (c: string): string =>
  path('M-30 -18Q-16 -34 0 -16Q16 -34 30 -18Q14 -24 0 -8Q-14 -24 -30 -18Z', c);

export const owl = (c: string, eye: string): string =>
  path(
    'M-26 -90L-20 -84Q0 -92 20 -84L26 -92Q30 -76 28 -60Q32 -30 14 -6L10 -6L9 0L4 0L3 -5L-3 -5L-4 0L-9 0L-10 -6L-14 -6Q-32 -30 -28 -60Q-30 -76 -26 -90Z',
    c,
  ) +
  circle(-11, -70, 9, eye) +
  circle(11, -70, 9, eye) +
  circle(-10, -70, 4.5, c) +
  circle(10, -70, 4.5, c) +
  path('M-3 -64L3 -64L0 -55Z', eye);

export const fox = (c: string, chest: string): string =>
  path(
    'M-6 0L-6 -30Q-14 -44 -10 -58L-20 -64L-14 -70L-12 -92L-2 -80Q6 -80 10 -78L18 -90L20 -66Q24 -58 18 -52Q26 -36 22 -14Q44 -12 44 -34Q46 -52 34 -62Q60 -58 60 -30Q60 -2 24 0Z',
    c,
  ) + path('M-8 -58Q-2 -46 8 -50Q0 -38 2 -24Q-8 -40 -8 -58Z', chest);

export const deer = (c: string): string =>
  path(
    'M-30 0L-28 -30Q-34 -40 -30 -50Q-10 -54 8 -50L18 -66L12 -72L22 -74L34 -68L32 -63L26 -62L20 -40L16 -30L18 0L14 0L10 -28Q-8 -24 -18 -28L-22 0L-26 0L-23 -26L-26 0Z',
    c,
  ) + stroke('M22 -73Q16 -84 20 -98M19 -84Q12 -88 10 -96M24 -73Q32 -82 30 -98M30 -84Q36 -88 40 -95', c, 2.2);

export const elephant = (c: string, eye: string): string =>
  path(
    'M-60 0L-58 -40Q-62 -80 -20 -82Q-4 -84 4 -76Q10 -88 28 -84Q48 -80 48 -56Q50 -30 48 -14Q50 -6 58 -10L60 -6Q46 6 42 -12L40 -34L30 -40L22 -38L20 0L6 0L4 -26L-26 -26L-28 0L-42 0L-44 -24L-46 0Z',
    c,
  ) +
  path('M6 -74Q-6 -50 10 -42Q24 -44 20 -70Z', eye, 'fill-opacity="0.35"') +
  circle(33, -64, 2.6, eye);

export const camel = (c: string): string =>
  path(
    'M-40 0L-36 -34Q-42 -44 -36 -52Q-28 -72 -18 -56Q-10 -54 -4 -60Q4 -78 12 -58Q20 -50 26 -52Q30 -60 30 -78Q38 -90 52 -80L52 -75L40 -74Q40 -52 30 -38L24 -34L28 0L23 0L18 -32Q0 -28 -22 -34L-28 0L-33 0L-30 -30L-35 0Z',
    c,
  );

export const wolf = (c: string): string =>
  path(
    'M-44 -40Q-56 -36 -60 -18Q-50 -26 -42 -28L-40 -20L-46 0L-40 0L-32 -22L-28 -26Q-6 -22 6 -28L6 0L12 0L14 -28L18 0L23 0L24 -40Q30 -54 36 -62L54 -84L50 -86L40 -80L36 -90L32 -80Q22 -74 16 -58Q-14 -56 -44 -40Z',
    c,
  );

export const cactus = (c: string): string =>
  path(
    'M-7 0L-7 -40L-20 -40Q-30 -40 -30 -52L-30 -70Q-25 -76 -20 -70L-20 -54L-7 -54L-7 -92Q0 -102 7 -92L7 -44L18 -44L18 -62Q23 -68 28 -62L28 -42Q28 -32 18 -32L7 -32L7 0Z',
    c,
  );

export const pine = (c: string): string =>
  path(
    'M0 -100L14 -70L8 -72L20 -44L11 -47L26 -12L4 -16L4 0L-4 0L-4 -16L-26 -12L-11 -47L-20 -44L-8 -72L-14 -70Z',
    c,
  );

export const bareTree = (c: string): string =>
  stroke(
    'M0 0Q2 -30 -2 -50M-1 -38Q-12 -56 -26 -64M-14 -54Q-16 -66 -12 -76M-2 -50Q4 -70 0 -98M0 -58Q14 -66 20 -84M12 -70Q22 -70 32 -66M0 -76Q-8 -84 -8 -94M-20 -60Q-30 -58 -36 -62',
    c,
    3,
    'stroke-linecap="round"',
  ) + path('M-5 0Q-2 -20 -2 -40L1 -40Q2 -20 6 0Z', c);

export const roundTree = (c: string, trunk: string): string =>
  rect(-2.5, -50, 5, 50, trunk) + ellipse(0, -66, 24, 34, c);

export const rocket = (body: string, trim: string, flame: string): string =>
  path('M0 -100Q18 -78 18 -50L14 -20L-14 -20L-18 -50Q-18 -78 0 -100Z', body) +
  path('M0 -100Q18 -78 18 -50L14 -20L2 -20Q6 -60 0 -100Z', trim, 'fill-opacity="0.28"') +
  path('M-17 -44L-32 -10L-13 -20ZM17 -44L32 -10L13 -20Z', trim) +
  circle(0, -60, 7.5, trim) +
  circle(0, -60, 4.6, flame) +
  path('M-9 -18L9 -18L5 -4L0 14L-5 -4Z', flame);

/** A steamer with two funnels, facing right; 150 wide. */
export const steamer = (hull: string, trim: string, lamp: string): string =>
  path('M-78 -26L80 -30L66 0L-66 0Z', hull) +
  rect(-50, -40, 92, 12, trim) +
  rect(-38, -50, 62, 10, trim) +
  polygon(
    [
      [-24, -50],
      [-20, -84],
      [-6, -84],
      [-10, -50],
    ],
    hull,
  ) +
  polygon(
    [
      [4, -50],
      [8, -80],
      [21, -80],
      [17, -50],
    ],
    hull,
  ) +
  polygon(
    [
      [-22, -66],
      [-21, -75],
      [-7, -75],
      [-8, -66],
    ],
    lamp,
  ) +
  polygon(
    [
      [5.5, -64],
      [6.6, -72],
      [20, -72],
      [19, -64],
    ],
    lamp,
  ) +
  Array.from({ length: 8 }, (_, i) => circle(-42 + i * 11, -34, 2, lamp)).join('') +
  line(54, -30, 58, -92, hull, 1.6) +
  line(-60, -28, -58, -72, hull, 1.6);

/** A full-rigged ship; 130 wide. */
export const tallShip = (hull: string, sail: string, flag: string): string =>
  path('M-66 -26Q-50 -20 60 -24L74 -32Q70 -4 50 0L-46 0Q-62 -6 -66 -26Z', hull) +
  line(-30, -20, -30, -92, hull, 2.2) +
  line(4, -20, 4, -104, hull, 2.2) +
  line(36, -20, 36, -84, hull, 2.2) +
  line(60, -26, 92, -46, hull, 2) +
  path(
    'M-46 -84Q-22 -76 -14 -84Q-8 -66 -14 -50Q-30 -58 -46 -50Q-38 -66 -46 -84ZM-12 -94Q12 -86 22 -94Q28 -76 22 -60Q4 -68 -12 -60Q-4 -76 -12 -94ZM22 -76Q38 -70 50 -76Q56 -62 50 -48Q38 -54 22 -48Q28 -62 22 -76Z',
    sail,
  ) +
  path(
    'M-46 -46Q-30 -54 -14 -46Q-8 -36 -14 -28L-46 -28Q-40 -36 -46 -46ZM-12 -56Q4 -64 22 -56Q28 -42 22 -29L-12 -29Q-6 -42 -12 -56ZM24 -44Q38 -50 50 -44L90 -46L56 -28L24 -28Q30 -36 24 -44Z',
    sail,
    'fill-opacity="0.9"',
  ) +
  path('M4 -104L24 -100L4 -95Z', flag);

/** A biplane from three quarters, facing right; 130 wide. */
export const biplane = (c: string, trim: string): string =>
  path('M-58 -50L48 -62Q60 -60 60 -50Q58 -40 46 -38L-10 -34Z', c) +
  path('M-58 -50L-72 -74L-60 -74L-44 -53ZM-62 -48L-76 -40L-50 -44Z', c) +
  polygon(
    [
      [-20, -88],
      [64, -88],
      [56, -82],
      [-26, -82],
    ],
    c,
  ) +
  polygon(
    [
      [-26, -38],
      [54, -38],
      [46, -31],
      [-32, -31],
    ],
    trim,
  ) +
  line(-6, -84, -10, -36, c, 2) +
  line(40, -84, 34, -36, c, 2) +
  line(16, -84, 12, -60, c, 2) +
  circle(14, -66, 6, c) +
  ellipse(64, -50, 2, 22, c) +
  circle(22, -16, 8, c) +
  line(22, -18, 16, -36, c, 2.4);

/** A cinema camera with two reels on a tripod; 90 wide, looking right. */
export const camera = (c: string, trim: string): string =>
  line(0, -44, -30, 0, c, 4) +
  line(0, -44, 30, 0, c, 4) +
  line(0, -44, 2, 0, c, 4) +
  rect(-28, -70, 48, 28, c, 'rx="2"') +
  polygon(
    [
      [20, -62],
      [38, -68],
      [38, -44],
      [20, -50],
    ],
    c,
  ) +
  circle(-17, -85, 14.5, c) +
  circle(11, -83, 12, c) +
  [0, 1, 2]
    .map((i) => circle(-17 + 7.4 * Math.cos(i * 2.1 + 0.4), -85 + 7.4 * Math.sin(i * 2.1 + 0.4), 3.4, trim))
    .join('') +
  [0, 1, 2].map((i) => circle(11 + 6 * Math.cos(i * 2.1), -83 + 6 * Math.sin(i * 2.1), 2.8, trim)).join('') +
  circle(-12, -56, 6, trim) +
  ring(-12, -56, 9, trim, 1);

/** A touring car of the twenties, facing right; 170 wide. */
export const motorCar = (c: string, trim: string): string =>
  path('M-80 -30L-78 -54Q-60 -60 -40 -58L-40 -92L30 -92L38 -58L72 -54Q82 -50 82 -28L82 -20L-80 -20Z', c) +
  path('M-32 -84L-4 -84L-4 -60L-32 -60ZM2 -84L24 -84L30 -60L2 -60Z', trim) +
  path(
    'M-88 -20Q-78 -48 -48 -42L-28 -18L22 -18Q28 -44 56 -44Q80 -42 88 -24L84 -20Q60 -40 40 -14L-40 -14Q-60 -40 -84 -16Z',
    c,
  ) +
  circle(-58, -18, 19, c) +
  circle(-58, -18, 12, trim) +
  circle(-58, -18, 5, c) +
  circle(58, -18, 19, c) +
  circle(58, -18, 12, trim) +
  circle(58, -18, 5, c) +
  circle(84, -44, 6, trim);

export const streetLamp = (c: string, lamp: string): string =>
  path('M-5 0L-3 -10L-1.4 -10L-1.4 -82L1.4 -82L1.4 -10L3 -10L5 0Z', c) +
  path('M-6 -97L6 -97L4 -82L-4 -82Z', lamp) +
  path('M-7 -97L0 -103L7 -97Z', c) +
  rect(-5, -83, 10, 2, c);
