// Chooses the motif of a title: a word in the title first, then the school and the decade, then the genre.
import type { ArtworkFacts } from './artwork-facts.ts';
import type { Mood } from './mood-of.ts';
import { moodOf } from './mood-of.ts';
import type { Motif } from './scenes.ts';
import { seededRandom } from './seeded-random.ts';

/** Title words and what they bring to mind; several motifs take turns by the id of the title. */
const wordMotifs: readonly (readonly [words: RegExp, motifs: readonly Motif[]])[] = [
  [/\b(moon|lune|mond|lunar|luna)\b/, ['moon-face', 'rocket-orbit']],
  [/\b(train|railroad|railway|express|locomotive|rail|station|zug|iron horse|ciotat)\b/, ['railway']],
  [/\b(mars|planet|space|rocket|star wars|galaxy|alien|aelita|orbit|astronaut)\b/, ['rocket-orbit']],
  [
    /\b(vampires?|dracula|nosferatu|frankenstein|ghosts?|haunted|house of usher|usher|castle|witch|witches|häxan|werewolf)\b/,
    ['castle', 'crooked-town'],
  ],
  [/\b(caligari|golem|waxworks|student of prague|shadows?)\b/, ['crooked-town', 'staircase']],
  [
    /\b(sea|ocean|ship|boat|potemkin|pirates?|island|voyage|sail|captain|whale|shark|steamboat|navigator|atlantic|bounty)\b/,
    ['sea-waves'],
  ],
  [
    /\b(war|battle|soldiers?|army|armou?r|regiment|marines?|western front|platoon|j'accuse|civilization)\b/,
    ['battle'],
  ],
  [
    /\b(mountains?|alps?|peak|summit|everest|snow|avalanche|north|nanook|glacier|valley|river|wild)\b/,
    ['mountains'],
  ],
  [
    /\b(circus|clown|theat(?:re|er)|opera|phantom|stage|show|vaudeville|broadway|ballet|follies|variety|magician|cabaret)\b/,
    ['curtain'],
  ],
  [
    /\b(city|town|street|metropolis|manhattan|new york|chicago|berlin|paris|london|tokyo|symphony)\b/,
    ['city-night', 'deco-tower'],
  ],
  [/\b(eyes?|look|watch|vision|voyeur|seen|blind)\b/, ['great-eye']],
  [/\b(vertigo|spiral|dizzy|nightmare|madness|mad|insane|dreams?|psycho|mind)\b/, ['spiral', 'great-eye']],
  [
    /\b(west|cowboys?|outlaws?|sheriff|texas|arizona|prairie|gunfight|desperado|covered wagon)\b/,
    ['mesa-rider'],
  ],
  [/\b(camera|kino|film|movie|cinema|photograph|projector|lens)\b/, ['aperture']],
  [/\b(love|lovers?|kiss|bride|wedding|heart|romeo|juliet|affair)\b/, ['two-profiles']],
  [/\b(hat|tramp|bowler|chaplin|kid)\b/, ['bowler', 'curtain']],
  [/\b(strike|october|revolution|workers?|mother|factory)\b/, ['wedge']],
  [
    /\b(fox|bear|bears|wolf|forest|wood|woods|jungle|fairy|bambi|rabbit|alice|wonderland)\b/,
    ['paper-forest'],
  ],
];

const moodMotifs: Readonly<Record<Mood, readonly Motif[]>> = {
  noir: ['blinds', 'staircase', 'city-night', 'spiral'],
  horror: ['castle', 'crooked-town', 'staircase', 'great-eye'],
  'science-fiction': ['rocket-orbit', 'moon-face', 'deco-tower', 'aperture'],
  western: ['mesa-rider', 'railway', 'mountains'],
  comedy: ['bowler', 'curtain', 'moon-face', 'railway', 'city-night'],
  musical: ['curtain', 'deco-tower', 'moon-face'],
  romance: ['two-profiles', 'sea-waves', 'city-night', 'mountains'],
  drama: ['two-profiles', 'city-night', 'staircase', 'mountains', 'sea-waves', 'deco-tower'],
  war: ['battle', 'wedge'],
  adventure: ['sea-waves', 'mountains', 'railway', 'mesa-rider', 'rocket-orbit'],
  mystery: ['spiral', 'great-eye', 'staircase', 'blinds'],
  crime: ['blinds', 'city-night', 'staircase', 'spiral'],
  animation: ['paper-forest', 'moon-face', 'sea-waves'],
  fantasy: ['moon-face', 'castle', 'paper-forest'],
  documentary: ['aperture', 'mountains', 'railway', 'sea-waves', 'city-night'],
  history: ['mountains', 'castle', 'sea-waves', 'battle'],
  experimental: ['aperture', 'wedge', 'spiral', 'great-eye'],
  soviet: ['wedge', 'wedge', 'railway', 'aperture'],
};

const german = /^(de|dewr|germany|weimar republic|german empire|austria|at)$/i;

/** The motif of a title; the same facts always give the same one. */
export function motifOf(facts: ArtworkFacts): Motif {
  const random = seededRandom(facts.id).fork('motif');
  const words = `${facts.title} ${facts.originalTitle ?? ''}`.toLowerCase();
  for (const [pattern, motifs] of wordMotifs) if (pattern.test(words)) return random.pick(motifs);
  const mood = moodOf(facts);
  const weimar = facts.countries.some((country) => german.test(country)) && (facts.year ?? 1960) <= 1933;
  if (weimar && (mood === 'horror' || mood === 'fantasy' || mood === 'mystery'))
    return random.pick(['crooked-town', 'crooked-town', 'castle', 'staircase']);
  return random.pick(moodMotifs[mood]);
}
