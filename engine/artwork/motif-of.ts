// Chooses the motif of a title: a word in the title first, then the school and the decade, then the genre.
import type { ArtworkFacts } from './artwork-facts.ts';
import type { Mood } from './mood-of.ts';
import { moodOf } from './mood-of.ts';
import type { Motif } from './scenes.ts';
import { seededRandom } from './seeded-random.ts';

/** Title words and what they bring to mind; several motifs take turns by the id of the title. */
const wordMotifs: readonly (readonly [words: RegExp, motifs: readonly Motif[]])[] = [
  [/\b(moon|lune|mond|lunar|luna|stars?)\b/, ['moon-face', 'rocket-orbit', 'moon-face']],
  [/\b(the general|trains?|railroad|railway|express|locomotive|rails?|iron horse|ciotat)\b/, ['railway']],
  [
    /\b(martians?|saucers?|flying disc|invaders?|from outer space|aliens?|close encounters|plan 9)\b/,
    ['saucer', 'saucer', 'rocket-orbit'],
  ],
  [/\b(mars|planets?|space|rockets?|galaxy|aelita|orbit|astronauts?|trek|algol)\b/, ['rocket-orbit']],
  [
    /\b(kong|godzilla|gorgo|dinosaurs?|lost world|giant|beasts?|monsters?|creature|gorilla|ape|apes|jurassic)\b/,
    ['colossus'],
  ],
  [
    /\b(robots?|androids?|automat\w*|metropolis|machine|mechanical|cyborg|terminator)\b/,
    ['robot-head', 'gears'],
  ],
  [
    /\b(vampires?|dracula|nosferatu|frankenstein|ghosts?|haunted|usher|castle|witch|witches|häxan|werewolf|devil)\b/,
    ['castle', 'crooked-town', 'claw'],
  ],
  [/\b(caligari|golem|waxworks|student of prague|vampyr)\b/, ['crooked-town']],
  [/\b(shadows?|stairs?|staircase|warning)\b/, ['staircase', 'claw', 'blinds']],
  [/\b(hands?|strangler|claw|grip|fingers?|orlac)\b/, ['claw']],
  [/\b(lighthouse|keepers?|storm|tempest)\b/, ['lighthouse', 'sea-waves']],
  [
    /\b(sea|seas|ocean|ships?|boats?|potemkin|pirates?|island|voyage|sail|captain|whale|shark|steamboat|navigator|atlantic|bounty|titanic|undersea|mermaid)\b/,
    ['sea-waves', 'sea-waves', 'lighthouse'],
  ],
  [
    /\b(wings?|airmail|aviator|air|fly|flying|flight|flyers?|planes?|airplane|pilot|sky|skies)\b/,
    ['biplanes', 'balloon'],
  ],
  [/\b(balloons?|airship|eighty days|oz)\b/, ['balloon']],
  [
    /\b(war|battle|soldiers?|army|armou?r|regiment|marines?|western front|platoon|j'accuse|big parade|shoulder arms)\b/,
    ['battle'],
  ],
  [
    /\b(zorro|musketeers?|swords?|robin hood|scaramouche|bergerac|duel|duellists?|mask of|iron mask|knights?|king arthur)\b/,
    ['crossed-swords'],
  ],
  [
    /\b(bagdad|baghdad|sheik|arab|arabian|aladdin|desert|sahara|camel|morocco|achmed|thief of|mummy|sinbad)\b/,
    ['caravan'],
  ],
  [
    /\b(rome|roman|cleopatra|pompeii|cabiria|caesar|ben-hur|samson|babylon|intolerance|spartacus|quo vadis|pharaoh|troy|ten commandments|egypt|hercules|gladiator)\b/,
    ['temple'],
  ],
  [
    /\b(cowboys?|outlaws?|sheriff|texas|arizona|prairie|gunfight|desperado|covered wagon|west|gun|guns|riders?|trail|bandits?|tumbleweeds|bank robbery|train robbery|el paso|rio)\b/,
    ['mesa-rider'],
  ],
  [/\b(snow|winter|ice|frozen|christmas|siberia|russia|wolf|wolves|cold)\b/, ['birches', 'mountains']],
  [
    /\b(mountains?|alps?|peak|summit|everest|avalanche|north|nanook|glacier|valley|river|grass|earth)\b/,
    ['mountains', 'mountains', 'windmill'],
  ],
  [/\b(circus|big top|trapeze|sawdust|freaks|dumbo)\b/, ['big-top']],
  [
    /\b(clown|laughs|pagliacci|phantom|masks?|masquerade|he who gets slapped|batman|joker)\b/,
    ['theatre-mask', 'big-top'],
  ],
  [
    /\b(theat(?:re|er)|stage|show|vaudeville|broadway|ballet|follies|variety|magicians?|cabaret|magic|melomaniac)\b/,
    ['curtain'],
  ],
  [
    /\b(opera|sing|singer|singing|songs?|jazz|music|symphony|rhapsody|waltz|blues|concert|melody|piano|sound)\b/,
    ['gramophone', 'deco-tower'],
  ],
  [/\b(rain|rains|umbrella|storms?|puddle|weather)\b/, ['rain-umbrella']],
  [/\b(key|keys|door|doors|secret|secrets|room|locked|keyhole|closet|bluebeard)\b/, ['keyhole']],
  [
    /\b(window|windows|apartment|hotel|neighbou?rs?|tenants?|house|home)\b/,
    ['lit-windows', 'lit-windows', 'keyhole'],
  ],
  [
    /\b(clock|time|minutes?|hours?|midnight|noon|safety last|o'clock|tomorrow|yesterday|seconds?|day)\b/,
    ['great-clock'],
  ],
  [
    /\b(cars?|auto|automobile|motor|race|racer|driver|drive|fast|furious|speed|speedy|taxi|wheels?|run over|explosion)\b/,
    ['motor-chase', 'motor-chase', 'open-road'],
  ],
  [/\b(road|roads|highway|hitch-?hiker|detour|route|trip|miles|journey)\b/, ['open-road']],
  [
    /\b(city|cities|town|streets?|manhattan\w*|new york|chicago|berlin|paris|london|tokyo|night|nights|lights|piccadilly)\b/,
    ['city-night', 'deco-tower', 'lit-windows'],
  ],
  [/\b(sherlock|eyes?|look|watch|vision|voyeur|seen|seashell|peeping|x-ray|blind)\b/, ['great-eye']],
  [
    /\b(vertigo|spiral|dizzy|nightmares?|madness|mad|insane|dreams?|psycho|mind|fall|falling|hypnot\w*|mabuse|memory)\b/,
    ['spiral', 'great-eye'],
  ],
  [
    /\b(cameras?|cameraman|kino\w*|films?|movies?|cinema|photograph\w*|projector|kinetoscope|picture)\b/,
    ['film-camera', 'aperture'],
  ],
  [/\b(jungle|tarzan|safari|africa|congo|tigers?|lions?|apes|expedition|amazon|tabu|chang)\b/, ['jungle']],
  [
    /\b(rose|roses|flowers?|garden|lily|blossoms?|camille|orchids?|violets?|bouquet)\b/,
    ['rose', 'nouveau-flowers'],
  ],
  [/\b(dance|dancer|dancing|salome|serpentine|loie|annabelle)\b/, ['curtain', 'nouveau-flowers']],
  [
    /\b(love|lovers?|loves|kiss|bride|wedding|marriage|hearts?|romeo|juliet|affair|passion|husbands?|wives)\b/,
    ['two-profiles', 'rose', 'rain-umbrella', 'nouveau-flowers'],
  ],
  [
    /\b(hat|tramp|bowler|chaplin|professor|doctor|gentleman|barber|waiter|mr)\b/,
    ['bowler', 'bowler', 'curtain'],
  ],
  [
    /\b(strike|october|revolution|workers?|factory|modern times|iron|steel|oil|engineer|industrial)\b/,
    ['wedge', 'gears'],
  ],
  [/\b(farm|field|harvest|wheat|village|land|countryside|mill|country)\b/, ['windmill']],
  [
    /\b(fox|bears?|forest|woods?|fairy|bambi|rabbits?|alice|wonderland|owl|deer|cat|mouse|dog|animals?|bugs?|insects?|bees?|cameraman's revenge)\b/,
    ['paper-forest', 'jungle'],
  ],
];

const moodMotifs: Readonly<Record<Mood, readonly Motif[]>> = {
  noir: [
    'blinds',
    'blinds',
    'staircase',
    'city-night',
    'spiral',
    'open-road',
    'lit-windows',
    'keyhole',
    'rain-umbrella',
    'claw',
    'great-clock',
  ],
  horror: ['castle', 'crooked-town', 'staircase', 'great-eye', 'claw', 'keyhole', 'birches', 'theatre-mask'],
  'science-fiction': [
    'rocket-orbit',
    'robot-head',
    'saucer',
    'gears',
    'aperture',
    'colossus',
    'tiles',
    'ridgelines',
  ],
  western: ['mesa-rider', 'mesa-rider', 'mesa-rider', 'railway', 'mountains', 'open-road'],
  comedy: [
    'bowler',
    'bowler',
    'curtain',
    'moon-face',
    'motor-chase',
    'great-clock',
    'big-top',
    'balloon',
    'rain-umbrella',
    'theatre-mask',
    'lit-windows',
    'tiles',
  ],
  musical: ['curtain', 'deco-tower', 'gramophone', 'gramophone', 'big-top', 'rain-umbrella', 'moon-face'],
  romance: [
    'two-profiles',
    'nouveau-flowers',
    'rose',
    'rain-umbrella',
    'sea-waves',
    'lit-windows',
    'birches',
  ],
  drama: [
    'two-profiles',
    'city-night',
    'staircase',
    'mountains',
    'lighthouse',
    'deco-tower',
    'lit-windows',
    'windmill',
    'theatre-mask',
    'open-road',
    'birches',
    'ridgelines',
    'rose',
    'keyhole',
    'rain-umbrella',
    'great-clock',
    'tiles',
  ],
  war: ['battle', 'battle', 'biplanes', 'wedge', 'birches', 'ridgelines'],
  adventure: [
    'sea-waves',
    'mountains',
    'crossed-swords',
    'jungle',
    'caravan',
    'balloon',
    'biplanes',
    'temple',
    'railway',
    'motor-chase',
  ],
  mystery: [
    'spiral',
    'great-eye',
    'staircase',
    'keyhole',
    'lit-windows',
    'claw',
    'blinds',
    'ridgelines',
    'great-clock',
  ],
  crime: ['blinds', 'city-night', 'staircase', 'lit-windows', 'motor-chase', 'open-road', 'claw', 'keyhole'],
  animation: ['paper-forest', 'paper-forest', 'moon-face', 'balloon', 'big-top', 'jungle', 'bowler'],
  fantasy: ['moon-face', 'castle', 'paper-forest', 'balloon', 'caravan', 'nouveau-flowers', 'curtain'],
  documentary: [
    'film-camera',
    'aperture',
    'mountains',
    'city-night',
    'windmill',
    'ridgelines',
    'tiles',
    'gears',
  ],
  history: [
    'temple',
    'caravan',
    'crossed-swords',
    'castle',
    'mountains',
    'sea-waves',
    'birches',
    'theatre-mask',
  ],
  experimental: ['aperture', 'tiles', 'ridgelines', 'spiral', 'great-eye', 'wedge', 'film-camera'],
  soviet: ['wedge', 'wedge', 'gears', 'film-camera', 'birches', 'windmill', 'railway', 'aperture'],
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
