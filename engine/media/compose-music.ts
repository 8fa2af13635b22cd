// Composes and synthesises the gentle music of a stand-in clip: a chord pad, a bass and an arpeggio, seeded by the title.

export type MusicRequest = {
  /** Same seed, same music: the title's slug does well. */
  seed: string;
  /** Genre slugs, most important first; unknown ones are ignored. */
  genres: readonly string[];
  /** Year of the film: older films sound like a music box or a parlour piano, later ones like a vibraphone. */
  year: number;
  seconds: number;
  /** Samples per second of each channel. */
  sampleRate: number;
};

/** A mood: chords as steps from the key note in semitones, speed, and how busy and bright the arpeggio is. */
type Mood = {
  /** Each chord is bass note first, then the pad's notes. */
  progressions: ReadonlyArray<ReadonlyArray<readonly number[]>>;
  beatsPerMinute: number;
  /** Octaves above the pad that the arpeggio plays in. */
  lift: 0 | 1 | 2;
  /** Chance that a step of the arpeggio sounds. */
  density: number;
  /** Share of the arpeggio against the pad, 0 to 1. */
  sparkle: number;
};

const bright: Mood = {
  progressions: [
    [
      [0, 4, 7, 14],
      [9, 12, 16, 19],
      [5, 9, 12, 16],
      [7, 11, 14, 19],
    ],
    [
      [0, 4, 7, 11],
      [4, 7, 11, 14],
      [5, 9, 12, 16],
      [7, 12, 14, 17],
    ],
  ],
  beatsPerMinute: 92,
  lift: 1,
  density: 0.86,
  sparkle: 0.8,
};
const tender: Mood = {
  progressions: [
    [
      [0, 4, 7, 11],
      [9, 12, 16, 19],
      [2, 5, 9, 12],
      [7, 11, 14, 17],
    ],
    [
      [5, 9, 12, 16],
      [7, 11, 14, 16],
      [4, 7, 11, 14],
      [9, 12, 16, 21],
    ],
  ],
  beatsPerMinute: 66,
  lift: 1,
  density: 0.7,
  sparkle: 0.6,
};
const dark: Mood = {
  progressions: [
    [
      [0, 3, 7, 12],
      [1, 5, 8, 13],
      [0, 3, 7, 12],
      [-4, 3, 8, 12],
    ],
    [
      [0, 3, 7, 14],
      [-2, 5, 8, 14],
      [-4, 3, 8, 11],
      [1, 5, 8, 12],
    ],
  ],
  beatsPerMinute: 54,
  lift: 2,
  density: 0.42,
  sparkle: 0.45,
};
const shadowed: Mood = {
  progressions: [
    [
      [0, 3, 7, 14],
      [5, 8, 12, 15],
      [-2, 5, 8, 12],
      [-5, 2, 5, 11],
    ],
    [
      [0, 3, 10, 14],
      [-4, 3, 7, 12],
      [5, 8, 14, 15],
      [-5, 5, 8, 11],
    ],
  ],
  beatsPerMinute: 62,
  lift: 1,
  density: 0.58,
  sparkle: 0.5,
};
const grave: Mood = {
  progressions: [
    [
      [0, 3, 7, 12],
      [-4, 3, 8, 12],
      [3, 7, 10, 15],
      [-2, 5, 10, 14],
    ],
    [
      [0, 3, 7, 10],
      [5, 8, 12, 15],
      [-4, 3, 8, 12],
      [-5, 2, 7, 10],
    ],
  ],
  beatsPerMinute: 58,
  lift: 1,
  density: 0.55,
  sparkle: 0.5,
};
const open: Mood = {
  progressions: [
    [
      [0, 4, 7, 14],
      [-2, 5, 10, 14],
      [5, 9, 12, 17],
      [0, 4, 7, 12],
    ],
    [
      [0, 7, 12, 16],
      [5, 9, 12, 19],
      [-2, 5, 10, 14],
      [7, 10, 14, 17],
    ],
  ],
  beatsPerMinute: 80,
  lift: 1,
  density: 0.75,
  sparkle: 0.65,
};
const strange: Mood = {
  progressions: [
    [
      [0, 4, 7, 11],
      [2, 6, 9, 14],
      [-3, 4, 9, 14],
      [0, 4, 11, 18],
    ],
    [
      [0, 4, 6, 11],
      [4, 8, 11, 14],
      [-1, 6, 11, 14],
      [2, 6, 9, 16],
    ],
  ],
  beatsPerMinute: 72,
  lift: 2,
  density: 0.8,
  sparkle: 0.7,
};

const moodOfGenre: Readonly<Record<string, Mood>> = {
  horror: dark,
  thriller: shadowed,
  mystery: shadowed,
  crime: shadowed,
  'film-noir': shadowed,
  romance: tender,
  drama: grave,
  war: grave,
  history: grave,
  documentary: open,
  adventure: open,
  western: open,
  action: open,
  'science-fiction': strange,
  fantasy: strange,
  experimental: strange,
  comedy: bright,
  animation: bright,
  family: bright,
  musical: bright,
  short: tender,
};

/** Strength of the partials of the arpeggio's instrument and how fast it dies away, per second. */
type Instrument = { partials: readonly number[]; ratios: readonly number[]; decay: number };

const musicBox: Instrument = { partials: [1, 0.32, 0.2], ratios: [1, 4, 6.27], decay: 3.2 };
const parlourPiano: Instrument = { partials: [1, 0.5, 0.28, 0.14], ratios: [1, 2, 3, 4.02], decay: 2.6 };
const vibraphone: Instrument = { partials: [1, 0.12, 0.24], ratios: [1, 2, 3.98], decay: 1.6 };

const sineLength = 4096;
const mask = sineLength - 1;
const sine = Float32Array.from({ length: sineLength + 1 }, (_, i) =>
  Math.sin((2 * Math.PI * i) / sineLength),
);

/** Left and right channel, peaking at 0.7, fading in over 1.5 s and out over the last 3 s. */
export function composeMusic(request: MusicRequest): [Float32Array, Float32Array] {
  const { sampleRate, seconds } = request;
  const random = randomFrom(request.seed);
  const mood =
    request.genres.map((genre) => moodOfGenre[genre]).find((found) => found !== undefined) ?? tender;
  const instrument = request.year < 1912 ? musicBox : request.year < 1938 ? parlourPiano : vibraphone;
  const progression = mood.progressions[Math.floor(random() * mood.progressions.length)]!;
  const tempo = mood.beatsPerMinute * (0.94 + 0.12 * random());
  /** MIDI number of the key note of the pad, between F3 and C4. */
  const key = 53 + Math.floor(random() * 8);
  const pattern = arpeggioPattern(random);

  const length = Math.max(1, Math.round(seconds * sampleRate));
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  const chordSeconds = (60 / tempo) * 4;
  const chords = Math.ceil(seconds / chordSeconds);
  for (let c = 0; c < chords; c++) {
    const chord = progression[c % progression.length]!;
    const from = c * chordSeconds;
    chord.forEach((step, voice) => {
      // The bass goes an octave down; the voices of the pad spread over the stereo field.
      const note = voice === 0 ? key + step - 12 : key + step;
      const pan = voice === 0 ? 0.5 : 0.2 + (0.6 * voice) / (chord.length - 1);
      const loudness = voice === 0 ? 0.2 : 0.1;
      addPad(left, right, sampleRate, from, chordSeconds, frequency(note), loudness, pan, random);
    });
    const eighth = chordSeconds / 8;
    for (let i = 0; i < 8; i++) {
      const skip = random() > mood.density || (c === 0 && i < 4);
      const step = chord[1 + (pattern[i % pattern.length]! % (chord.length - 1))]!;
      const octave = mood.lift + (pattern[i % pattern.length]! >= chord.length - 1 ? 1 : 0);
      const swing = (random() - 0.5) * 0.012;
      const accent = i % 4 === 0 ? 1 : 0.72 + 0.2 * random();
      const pan = 0.5 + 0.3 * Math.sin(i * 1.3 + c);
      if (skip) continue;
      addPluck(
        left,
        right,
        sampleRate,
        from + i * eighth + swing,
        frequency(key + step + 12 * octave),
        0.16 * mood.sparkle * accent,
        pan,
        instrument,
      );
    }
  }
  addEcho(left, right, sampleRate, (60 / tempo) * 0.75);
  master(left, right, sampleRate);
  return [left, right];
}

/** Eight steps through the chord: up, down or broken, with one note moved. */
function arpeggioPattern(random: () => number): number[] {
  const shapes = [
    [0, 1, 2, 3, 4, 3, 2, 1],
    [0, 2, 1, 3, 2, 4, 3, 1],
    [3, 2, 1, 0, 1, 2, 4, 2],
    [0, 3, 1, 3, 2, 3, 4, 3],
  ];
  const shape = [...shapes[Math.floor(random() * shapes.length)]!];
  shape[1 + Math.floor(random() * 7)] = Math.floor(random() * 5);
  return shape;
}

/** Two slightly detuned voices with three soft partials, swelling in and out so that chords melt into one another. */
function addPad(
  left: Float32Array,
  right: Float32Array,
  sampleRate: number,
  from: number,
  seconds: number,
  hertz: number,
  loudness: number,
  pan: number,
  random: () => number,
): void {
  const attack = Math.min(1.1, seconds * 0.45);
  const release = 1.4;
  const first = Math.max(0, Math.round(from * sampleRate));
  const last = Math.min(left.length, Math.round((from + seconds + release) * sampleRate));
  const drift = 1.0016 + random() * 0.0012;
  const stepA = (hertz * sineLength) / sampleRate;
  const stepB = stepA * drift;
  let phaseA = random() * sineLength;
  let phaseB = random() * sineLength;
  for (let i = first; i < last; i++) {
    const t = (i - first) / sampleRate;
    const rise = t < attack ? t / attack : 1;
    const fall = t > seconds ? 1 - (t - seconds) / release : 1;
    const envelope = rise * rise * (3 - 2 * rise) * fall * fall * loudness;
    phaseA += stepA;
    phaseB += stepB;
    if (phaseA >= sineLength) phaseA -= sineLength;
    if (phaseB >= sineLength) phaseB -= sineLength;
    // The table's length is a power of two: masking wraps the partials.
    const a = sine[phaseA | 0]! + 0.28 * sine[(phaseA * 2) & mask]! + 0.1 * sine[(phaseA * 3) & mask]!;
    const b = sine[phaseB | 0]! + 0.28 * sine[(phaseB * 2) & mask]! + 0.1 * sine[(phaseB * 3) & mask]!;
    left[i]! += envelope * (a * (1 - pan) + b * 0.3);
    right[i]! += envelope * (b * pan + a * 0.3);
  }
}

/** One struck note of inharmonic partials, the higher ones dying first. */
function addPluck(
  left: Float32Array,
  right: Float32Array,
  sampleRate: number,
  from: number,
  hertz: number,
  loudness: number,
  pan: number,
  instrument: Instrument,
): void {
  const first = Math.max(0, Math.round(from * sampleRate));
  const last = Math.min(left.length, first + Math.round((4.6 / instrument.decay) * sampleRate));
  const attack = 0.004 * sampleRate;
  instrument.partials.forEach((strength, p) => {
    const ratio = instrument.ratios[p] ?? 1;
    if (hertz * ratio > sampleRate / 2.5) return;
    const step = (hertz * ratio * sineLength) / sampleRate;
    const fade = Math.exp((-instrument.decay * (1 + 0.7 * p)) / sampleRate);
    let envelope = loudness * strength;
    let phase = 0;
    for (let i = first; i < last; i++) {
      const rise = i - first < attack ? (i - first) / attack : 1;
      const value = envelope * rise * sine[phase | 0]!;
      left[i]! += value * (1 - pan);
      right[i]! += value * pan;
      envelope *= fade;
      phase += step;
      if (phase >= sineLength) phase -= sineLength;
    }
  });
}

/** A ping-pong echo whose repetitions lose their highs: the room around the instruments. */
function addEcho(left: Float32Array, right: Float32Array, sampleRate: number, seconds: number): void {
  const delay = Math.max(1, Math.round(seconds * sampleRate));
  const lineLeft = new Float32Array(delay);
  const lineRight = new Float32Array(delay);
  let softLeft = 0;
  let softRight = 0;
  for (let i = 0, at = 0; i < left.length; i++) {
    const fromLeft = lineLeft[at]!;
    const fromRight = lineRight[at]!;
    softLeft += 0.35 * (fromLeft - softLeft);
    softRight += 0.35 * (fromRight - softRight);
    lineLeft[at] = left[i]! * 0.6 + softRight * 0.42;
    lineRight[at] = right[i]! * 0.6 + softLeft * 0.42;
    left[i]! += softLeft * 0.5;
    right[i]! += softRight * 0.5;
    at = at + 1 === delay ? 0 : at + 1;
  }
}

/** Brings the peak to 0.7 and fades both ends. */
function master(left: Float32Array, right: Float32Array, sampleRate: number): void {
  let peak = 1e-9;
  for (const channel of [left, right])
    for (const value of channel) if (Math.abs(value) > peak) peak = Math.abs(value);
  const gain = 0.7 / peak;
  const fadeIn = 1.5 * sampleRate;
  const fadeOut = 3 * sampleRate;
  for (const channel of [left, right]) {
    for (let i = 0; i < channel.length; i++) {
      const rise = Math.min(1, i / fadeIn);
      const fall = Math.min(1, (channel.length - i) / fadeOut);
      channel[i]! *= gain * rise * fall * fall;
    }
  }
}

/** Equal temperament, A4 = MIDI 69 = 440 Hz. */
function frequency(note: number): number {
  return 440 * 2 ** ((note - 69) / 12);
}

/** Uniform numbers in [0, 1) from a text: FNV-1a into mulberry32. */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
