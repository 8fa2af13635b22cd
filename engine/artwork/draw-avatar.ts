// Draws the pictures viewers choose for their profiles: characters and things of the cinema, each on its own colour.
import {
  circle,
  ellipse,
  line,
  n,
  path,
  polygon,
  rays,
  rect,
  ring,
  stroke,
  svgDocument,
} from './svg-shapes.ts';

const night = '#1c1f33';
const cream = '#fff3dc';
const eyes = (x: number, y: number, gap: number, r: number, c = night): string =>
  [-1, 1]
    .map((k) => circle(x + k * gap, y, r, c) + circle(x + k * gap + r * 0.32, y - r * 0.34, r * 0.3, '#fff'))
    .join('');
const smile = (x: number, y: number, w: number, c = night, k = 9): string =>
  stroke(
    `M${n(x - w)} ${n(y)}Q${n(x)} ${n(y + w * 0.9)} ${n(x + w)} ${n(y)}`,
    c,
    k,
    'stroke-linecap="round"',
  );
const cheeks = (x: number, y: number, gap: number, c: string, r = 17): string =>
  circle(x - gap, y, r, c) + circle(x + gap, y, r, c);
const ears = (d: string, c: string): string =>
  path(d, c) + `<g transform="translate(400 0) scale(-1 1)">${path(d, c)}</g>`;

/** Every avatar there is. */
export const avatarNames = [
  'reel',
  'moon',
  'robot',
  'cat',
  'top-hat',
  'rocket',
  'owl',
  'clown',
  'popcorn',
  'camera',
  'ghost',
  'vampire',
  'cowboy',
  'fox',
  'bear',
  'whale',
  'alien',
  'mask',
  'star',
  'clapper',
  'octopus',
  'rabbit',
  'pirate',
  'sun',
] as const;

export type AvatarName = (typeof avatarNames)[number];

const avatars: Readonly<Record<AvatarName, () => string>> = {
  reel: () =>
    rect(0, 0, 400, 400, '#d9432f') +
    circle(200, 196, 126, night) +
    [0, 1, 2, 3, 4]
      .map((i) => circle(200 + 76 * Math.sin(i * 1.2566), 196 - 76 * Math.cos(i * 1.2566), 31, '#f6b93b'))
      .join('') +
    circle(200, 196, 25, cream) +
    circle(200, 196, 9, night) +
    path('M192 322C270 330 320 318 400 360V400H376C330 352 262 350 180 321Z', night) +
    [0, 1, 2, 3]
      .map((i) =>
        rect(
          282 + i * 28,
          336 + i * 8,
          12,
          10,
          '#f6b93b',
          `transform="rotate(20 ${282 + i * 28} ${336 + i * 8})"`,
        ),
      )
      .join(''),
  moon: () =>
    rect(0, 0, 400, 400, '#27306b') +
    [
      [70, 90],
      [330, 70],
      [346, 230],
      [60, 280],
      [300, 336],
    ]
      .map(([x, y]) => circle(x!, y!, 6, cream))
      .join('') +
    circle(200, 205, 128, '#ffe2a0') +
    circle(120, 262, 20, '#f2c877') +
    circle(262, 292, 26, '#f2c877') +
    circle(256, 116, 16, '#f2c877') +
    eyes(200, 190, 46, 16) +
    smile(200, 230, 44) +
    cheeks(200, 232, 86, '#f59a6b'),
  robot: () =>
    rect(0, 0, 400, 400, '#2a9d8f') +
    line(200, 60, 200, 120, night, 9) +
    circle(200, 58, 17, '#f4a261') +
    rect(88, 116, 224, 176, '#e9ecef', 'rx="34"') +
    rect(112, 152, 176, 78, night, 'rx="39"') +
    circle(156, 191, 22, '#ffd166') +
    circle(244, 191, 22, '#ffd166') +
    circle(156, 191, 9, night) +
    circle(244, 191, 9, night) +
    rect(66, 172, 24, 62, '#f4a261', 'rx="12"') +
    rect(310, 172, 24, 62, '#f4a261', 'rx="12"') +
    [0, 1, 2, 3].map((i) => rect(146 + i * 29, 250, 20, 20, night, 'rx="4"')).join('') +
    rect(150, 292, 100, 30, '#adb5bd') +
    path('M70 400Q80 318 200 318Q320 318 330 400Z', '#e9ecef') +
    circle(200, 362, 20, '#e76f51'),
  cat: () =>
    rect(0, 0, 400, 400, '#f4a93c') +
    ears('M96 210L92 74L182 138Z', night) +
    ears('M112 160L108 106L150 138Z', '#d9678a') +
    ellipse(200, 222, 122, 104, night) +
    path('M60 400Q66 300 200 300Q334 300 340 400Z', night) +
    ellipse(152, 212, 27, 31, '#d9f06b') +
    ellipse(248, 212, 27, 31, '#d9f06b') +
    ellipse(152, 212, 8, 25, night) +
    ellipse(248, 212, 8, 25, night) +
    path('M186 250L214 250L200 267Z', '#d9678a') +
    smile(184, 268, 16, cream, 5) +
    smile(216, 268, 16, cream, 5) +
    stroke(
      'M112 252L48 240M112 264L52 276M288 252L352 240M288 264L348 276',
      cream,
      5,
      'stroke-linecap="round"',
    ),
  'top-hat': () =>
    rect(0, 0, 400, 400, '#7b2d5b') +
    path('M118 96Q200 82 282 96L270 266H130Z', night) +
    path('M128 218H273L270 256H130Z', '#f4a261') +
    path('M60 262Q200 306 340 262Q352 300 200 306Q48 300 60 262Z', night) +
    path('M148 108Q164 102 172 102L166 214H154Z', '#fff', 'fill-opacity="0.14"') +
    line(88, 372, 300, 330, cream, 12, 'stroke-linecap="round"') +
    line(286, 333, 318, 326, night, 14, 'stroke-linecap="round"') +
    [
      [84, 100],
      [330, 120],
      [320, 214],
      [70, 196],
    ]
      .map(([x, y]) =>
        path(
          `M${x} ${y! - 18}Q${x} ${y} ${x! + 18} ${y}Q${x} ${y} ${x} ${y! + 18}Q${x} ${y} ${x! - 18} ${y}Q${x} ${y} ${x} ${y! - 18}Z`,
          '#ffd166',
        ),
      )
      .join(''),
  rocket: () =>
    rect(0, 0, 400, 400, '#1d3f73') +
    circle(88, 318, 130, '#e76f51') +
    circle(60, 300, 30, '#c9553a') +
    circle(140, 356, 24, '#c9553a') +
    [
      [60, 70],
      [140, 130],
      [350, 330],
      [300, 280],
      [340, 60],
    ]
      .map(([x, y]) => circle(x!, y!, 5, cream))
      .join('') +
    '<g transform="translate(226 180) rotate(38)">' +
    path('M-26 92H26L14 140L0 176L-14 140Z', '#ffd166') +
    path('M-14 92H14L0 146Z', '#e76f51') +
    path('M-42 30L-84 104L-34 90ZM42 30L84 104L34 90Z', '#d9432f') +
    path('M0 -140Q56 -76 52 20L36 94H-36L-52 20Q-56 -76 0 -140Z', cream) +
    path('M0 -140Q34 -102 44 -56H-44Q-34 -102 0 -140Z', '#d9432f') +
    circle(0, -4, 29, night) +
    circle(0, -4, 20, '#8fd3e8') +
    '</g>',
  owl: () =>
    rect(0, 0, 400, 400, '#3d6b4f') +
    path(
      'M96 92Q124 132 200 118Q276 132 304 92Q330 160 316 230Q336 330 292 400H108Q64 330 84 230Q70 160 96 92Z',
      '#7a4a2b',
    ) +
    path('M132 260Q200 300 268 260Q290 350 262 400H138Q110 350 132 260Z', '#d9a066') +
    [0, 1, 2]
      .map((r) =>
        [-1, 0, 1]
          .map((k) =>
            stroke(
              `M${200 + k * 38 - 12} ${306 + r * 30}q12 14 24 0`,
              '#7a4a2b',
              6,
              'stroke-linecap="round"',
            ),
          )
          .join(''),
      )
      .join('') +
    circle(148, 192, 54, cream) +
    circle(252, 192, 54, cream) +
    circle(148, 192, 32, '#f4a93c') +
    circle(252, 192, 32, '#f4a93c') +
    circle(148, 192, 17, night) +
    circle(252, 192, 17, night) +
    circle(154, 185, 6, '#fff') +
    circle(258, 185, 6, '#fff') +
    path('M184 222H216L200 258Z', '#f4a93c'),
  clown: () =>
    rect(0, 0, 400, 400, '#f6d04d') +
    circle(84, 190, 58, '#e4572e') +
    circle(316, 190, 58, '#e4572e') +
    circle(102, 128, 40, '#e4572e') +
    circle(298, 128, 40, '#e4572e') +
    ellipse(200, 206, 112, 122, cream) +
    polygon(
      [
        [150, 96],
        [250, 96],
        [206, 10],
      ],
      '#3a6ea5',
    ) +
    circle(206, 16, 15, cream) +
    path(
      'M138 146L152 204L166 146L152 118ZM234 146L248 204L262 146L248 118Z',
      '#3a6ea5',
      'fill-opacity="0.85"',
    ) +
    circle(152, 172, 13, night) +
    circle(248, 172, 13, night) +
    circle(200, 214, 29, '#d9232e') +
    circle(192, 205, 8, '#fff', 'fill-opacity="0.7"') +
    path('M128 248Q200 300 272 248Q262 320 200 322Q138 320 128 248Z', '#d9232e') +
    path('M148 264Q200 294 252 264Q244 292 200 294Q156 292 148 264Z', cream) +
    path('M84 400Q110 336 200 346Q290 336 316 400Z', '#3a6ea5'),
  popcorn: () =>
    rect(0, 0, 400, 400, '#3a9bb0') +
    [
      [142, 132],
      [200, 106],
      [258, 132],
      [170, 94],
      [232, 92],
      [116, 158],
      [284, 158],
      [200, 148],
      [158, 158],
      [242, 158],
    ]
      .map(
        ([x, y], i) =>
          circle(x!, y!, 36, i % 2 ? '#ffe9ad' : '#fff6dd') + circle(x! + 9, y! + 8, 10, '#f2c96a'),
      )
      .join('') +
    polygon(
      [
        [96, 172],
        [304, 172],
        [276, 356],
        [124, 356],
      ],
      '#d9432f',
    ) +
    [0, 1, 2]
      .map((i) =>
        polygon(
          [
            [138 + i * 59 - 12, 172],
            [138 + i * 59 + 18, 172],
            [152 + i * 43 + 14, 356],
            [152 + i * 43 - 8, 356],
          ],
          cream,
        ),
      )
      .join('') +
    eyes(200, 244, 40, 14) +
    smile(200, 272, 30),
  camera: () =>
    rect(0, 0, 400, 400, '#5b4b8a') +
    circle(146, 116, 62, '#ffd166') +
    circle(262, 124, 50, '#ffd166') +
    [0, 1, 2]
      .map(
        (i) =>
          circle(146 + 32 * Math.sin(i * 2.1), 116 - 32 * Math.cos(i * 2.1), 13, '#5b4b8a') +
          circle(262 + 25 * Math.sin(i * 2.1 + 0.6), 124 - 25 * Math.cos(i * 2.1 + 0.6), 11, '#5b4b8a'),
      )
      .join('') +
    polygon(
      [
        [270, 204],
        [356, 168],
        [356, 296],
        [270, 260],
      ],
      '#ef6f5b',
    ) +
    rect(66, 166, 220, 136, cream, 'rx="22"') +
    eyes(166, 222, 42, 17) +
    smile(166, 250, 32) +
    cheeks(166, 256, 72, '#f7a58f', 13) +
    line(166, 302, 110, 400, night, 15) +
    line(186, 302, 242, 400, night, 15),
  ghost: () =>
    rect(0, 0, 400, 400, '#e8837a') +
    path(
      'M200 62C286 62 312 132 312 208V364L276 334L238 366L200 334L162 366L124 334L88 364V208C88 132 114 62 200 62Z',
      '#fffaf0',
    ) +
    ellipse(160, 184, 18, 27, night) +
    ellipse(240, 184, 18, 27, night) +
    ellipse(200, 252, 25, 34, night) +
    cheeks(200, 226, 84, '#f6b7ae', 18),
  vampire: () =>
    rect(0, 0, 400, 400, '#4a1528') +
    path('M40 400L82 224L158 300H242L318 224L360 400Z', '#c1272d') +
    path('M96 400L150 296H250L304 400Z', night) +
    ellipse(200, 190, 96, 118, '#dfe5d3') +
    ears('M108 196L74 150L110 160Z', '#dfe5d3') +
    path('M98 178Q98 64 200 62Q302 64 302 178Q290 120 242 116L200 166L158 116Q110 120 98 178Z', night) +
    stroke('M134 168L178 180M266 168L222 180', night, 10, 'stroke-linecap="round"') +
    circle(160, 194, 12, '#c1272d') +
    circle(240, 194, 12, '#c1272d') +
    path('M150 250Q200 270 250 250Q240 282 200 282Q160 282 150 250Z', night) +
    polygon(
      [
        [168, 257],
        [184, 260],
        [175, 286],
      ],
      '#fff',
    ) +
    polygon(
      [
        [232, 257],
        [216, 260],
        [225, 286],
      ],
      '#fff',
    ),
  cowboy: () =>
    rect(0, 0, 400, 400, '#e9b44c') +
    path('M80 400Q96 318 200 318Q304 318 320 400Z', '#3d5a80') +
    ellipse(200, 222, 92, 106, '#e8b48a') +
    path(
      'M110 232Q120 332 200 336Q280 332 290 232Q270 262 246 254Q200 236 154 254Q130 262 110 232Z',
      '#6b3a1e',
    ) +
    eyes(200, 206, 38, 12) +
    path('M128 330L272 330L200 400Z', '#d9432f') +
    smile(200, 274, 22, cream, 8) +
    path('M124 152Q112 52 168 54Q200 74 232 54Q288 52 276 152Z', '#6b3a1e') +
    path('M124 128H276V152H124Z', '#d9432f') +
    path('M34 128Q74 172 200 172Q326 172 366 128Q356 190 200 194Q44 190 34 128Z', '#6b3a1e'),
  fox: () =>
    rect(0, 0, 400, 400, '#9ed0c2') +
    ears('M82 196L76 62L180 130Z', '#e2662b') +
    ears('M98 150L96 96L142 128Z', night) +
    path('M74 190Q130 110 200 118Q270 110 326 190Q300 290 200 338Q100 290 74 190Z', '#e2662b') +
    path(
      'M74 190Q110 214 142 224Q178 240 200 338Q100 290 74 190ZM326 190Q290 214 258 224Q222 240 200 338Q300 290 326 190Z',
      cream,
    ) +
    eyes(200, 206, 52, 15) +
    circle(200, 326, 19, night) +
    path('M90 400Q110 350 200 350Q290 350 310 400Z', '#e2662b'),
  bear: () =>
    rect(0, 0, 400, 400, '#e46a76') +
    circle(112, 116, 48, '#6b4226') +
    circle(288, 116, 48, '#6b4226') +
    circle(112, 116, 25, '#b5835a') +
    circle(288, 116, 25, '#b5835a') +
    circle(200, 206, 124, '#6b4226') +
    ellipse(200, 252, 62, 50, '#d9a978') +
    ellipse(200, 232, 23, 16, night) +
    eyes(200, 186, 52, 14) +
    stroke('M200 246V266', night, 6) +
    smile(184, 264, 16, night, 6) +
    smile(216, 264, 16, night, 6) +
    path('M200 352L140 322V384ZM200 352L260 322V384Z', '#ffd166') +
    circle(200, 352, 15, '#f0a93c'),
  whale: () =>
    rect(0, 0, 400, 400, '#ffd6a5') +
    stroke('M172 104Q168 66 128 60M172 104Q176 60 218 60', '#3a86c8', 13, 'stroke-linecap="round"') +
    path(
      'M46 238Q46 116 180 116Q276 116 300 206Q320 196 318 160Q280 160 270 118Q314 112 334 142Q350 110 390 112Q384 158 350 164Q362 330 190 330Q60 330 46 238Z',
      '#2f5f98',
    ) +
    path('M46 238Q120 270 224 252Q226 330 176 330Q60 326 46 238Z', '#e8f1f8') +
    stroke('M76 262Q76 292 92 308M118 268Q118 302 132 324M164 266Q164 300 174 328', '#2f5f98', 5) +
    circle(126, 204, 14, night) +
    circle(131, 199, 5, '#fff') +
    smile(102, 234, 24, night, 7) +
    path('M0 330Q50 306 100 330T200 330T300 330T400 330V400H0Z', '#56b0c9'),
  alien: () =>
    rect(0, 0, 400, 400, '#3b1f5e') +
    [
      [60, 80],
      [340, 110],
      [80, 300],
      [330, 330],
      [200, 40],
    ]
      .map(([x, y]) => circle(x!, y!, 5, '#ffd6ff'))
      .join('') +
    stroke('M160 108L132 54M240 108L268 54', '#8fdc5c', 10, 'stroke-linecap="round"') +
    circle(130, 50, 16, '#ffd166') +
    circle(270, 50, 16, '#ffd166') +
    path(
      'M200 88C300 88 326 164 304 224C286 286 240 330 200 330C160 330 114 286 96 224C74 164 100 88 200 88Z',
      '#8fdc5c',
    ) +
    ellipse(150, 202, 32, 48, night, 'transform="rotate(-24 150 202)"') +
    ellipse(250, 202, 32, 48, night, 'transform="rotate(24 250 202)"') +
    circle(140, 184, 10, '#fff') +
    circle(240, 184, 10, '#fff') +
    smile(200, 278, 24) +
    path('M110 400Q120 346 200 346Q280 346 290 400Z', '#56a83a'),
  mask: () =>
    rect(0, 0, 400, 400, '#efe3c8') +
    path('M78 96Q200 130 322 96Q346 250 262 318Q200 364 138 318Q54 250 78 96Z', '#d9432f') +
    path('M200 112Q262 112 322 96Q346 250 262 318Q232 342 200 342Z', night) +
    path('M112 182Q146 148 178 188Q144 202 112 182Z', cream) +
    path('M222 188Q254 148 288 182Q256 202 222 188Z', cream) +
    path('M128 244Q200 296 272 244Q258 318 200 318Q142 318 128 244Z', cream) +
    stroke('M122 142Q146 126 172 142M228 142Q254 126 278 142', cream, 8, 'stroke-linecap="round"'),
  star: () =>
    rect(0, 0, 400, 400, '#2b59a8') +
    rays(200, 205, 330, 18, '#3468bd', 0.5) +
    path(
      'M200 56L240 154L346 162L264 230L290 334L200 276L110 334L136 230L54 162L160 154Z',
      '#ffc845',
      'stroke="#ffc845" stroke-width="26" stroke-linejoin="round"',
    ) +
    eyes(200, 206, 36, 13) +
    smile(200, 234, 28) +
    cheeks(200, 238, 66, '#f58a4b', 14),
  clapper: () =>
    rect(0, 0, 400, 400, '#57a773') +
    '<g transform="rotate(-14 84 146)">' +
    rect(76, 88, 256, 52, cream, 'rx="8"') +
    [0, 1, 2, 3]
      .map((i) =>
        polygon(
          [
            [92 + i * 64, 88],
            [124 + i * 64, 88],
            [104 + i * 64, 140],
            [72 + i * 64, 140],
          ].map(([x, y]) => [Math.max(76, x!), y!] as const),
          night,
        ),
      )
      .join('') +
    '</g>' +
    rect(76, 148, 256, 184, night, 'rx="14"') +
    rect(76, 148, 256, 46, cream) +
    [0, 1, 2, 3]
      .map((i) =>
        polygon(
          [
            [76 + i * 64, 148],
            [108 + i * 64, 148],
            [128 + i * 64, 194],
            [96 + i * 64, 194],
          ],
          night,
        ),
      )
      .join('') +
    [-1, 1]
      .map((k) => circle(204 + k * 48, 244, 21, cream) + circle(204 + k * 48 + 4, 246, 10, night))
      .join('') +
    smile(204, 280, 36, cream),
  octopus: () =>
    rect(0, 0, 400, 400, '#12355b') +
    [0, 1, 2, 3, 4]
      .map((i) =>
        stroke(
          `M${112 + i * 44} 262C${80 + i * 52} 330 ${40 + i * 84} 320 ${52 + i * 76} 390`,
          '#f28482',
          34,
          'stroke-linecap="round"',
        ),
      )
      .join('') +
    path(
      'M80 220C80 104 130 62 200 62C270 62 320 104 320 220C320 284 270 300 200 300C130 300 80 284 80 220Z',
      '#f28482',
    ) +
    circle(156, 210, 30, '#fff') +
    circle(244, 210, 30, '#fff') +
    circle(160, 214, 14, night) +
    circle(248, 214, 14, night) +
    smile(200, 256, 22) +
    circle(256, 104, 12, '#f6a9a0') +
    circle(224, 88, 8, '#f6a9a0') +
    circle(280, 134, 8, '#f6a9a0'),
  rabbit: () =>
    rect(0, 0, 400, 400, '#b79ad6') +
    ellipse(152, 96, 31, 88, '#fffaf0', 'transform="rotate(-9 152 96)"') +
    ellipse(248, 96, 31, 88, '#fffaf0', 'transform="rotate(9 248 96)"') +
    ellipse(152, 100, 14, 62, '#f6b7c1', 'transform="rotate(-9 152 100)"') +
    ellipse(248, 100, 14, 62, '#f6b7c1', 'transform="rotate(9 248 100)"') +
    circle(200, 222, 94, '#fffaf0') +
    eyes(200, 208, 38, 13) +
    path('M188 238H212L200 252Z', '#e46a76') +
    smile(188, 252, 13, night, 5) +
    smile(212, 252, 13, night, 5) +
    cheeks(200, 248, 62, '#f8ccd2') +
    path('M84 296Q200 326 316 296L300 400H100Z', night) +
    path('M50 290Q200 334 350 290Q362 322 200 334Q38 322 50 290Z', night) +
    path('M94 350Q200 372 306 350L304 374Q200 392 98 374Z', '#d9432f'),
  pirate: () =>
    rect(0, 0, 400, 400, '#3f88a5') +
    ellipse(200, 226, 98, 110, '#f0c39a') +
    path('M102 250Q110 350 200 352Q290 350 298 250Q262 300 200 276Q138 300 102 250Z', night) +
    path('M66 164Q120 40 200 56Q280 40 334 164Q260 140 200 142Q140 140 66 164Z', night) +
    path('M50 176Q110 126 200 128Q290 126 350 176Q270 164 200 166Q130 164 50 176Z', '#f6b93b') +
    circle(200, 94, 21, cream) +
    rect(190, 106, 20, 14, cream) +
    circle(192, 93, 5, night) +
    circle(208, 93, 5, night) +
    circle(156, 212, 27, night) +
    line(108, 184, 300, 198, night, 8) +
    circle(244, 214, 13, night) +
    circle(248, 210, 4, '#fff') +
    smile(200, 306, 24, cream, 8) +
    ring(302, 262, 15, '#f6b93b', 7) +
    path('M100 400Q120 356 200 356Q280 356 300 400Z', '#d9432f'),
  sun: () =>
    rect(0, 0, 400, 400, '#7fc8e8') +
    rays(200, 200, 172, 14, '#f58a2c', 0.5) +
    circle(200, 200, 112, '#ffd34d') +
    eyes(200, 188, 42, 14) +
    smile(200, 222, 44) +
    cheeks(200, 224, 80, '#f7a13c', 17),
};

/** SVG of 400 x 400 that fills its square; crop it round or square. */
export function drawAvatar(name: AvatarName): string {
  return svgDocument(400, 400, avatars[name]());
}
