// Decodes closed captions of line 21 (47 CFR 15.119, CTA-608-E) from their pairs of bytes into cues for each channel.
import { basicCharacter, extendedCharacter, specialCharacter } from './caption-characters.ts';
import { CaptionScreen, type CaptionStyle } from './caption-screen.ts';
import type { SubtitleCue } from './subtitle-cue.ts';

/** CC1 and CC2 are in the first field of a picture, CC3 and CC4 in the second. */
export const captionChannels = ['CC1', 'CC2', 'CC3', 'CC4'] as const;
export type CaptionChannel = (typeof captionChannels)[number];

/** Two bytes as they are sent, with odd parity. */
export interface CaptionPair {
  readonly field: 1 | 2;
  readonly first: number;
  readonly second: number;
}
export interface TimedPair extends CaptionPair {
  readonly seconds: number;
}

export interface CaptionTrack {
  readonly channel: CaptionChannel;
  /** In order of time, none of them empty. */
  readonly cues: SubtitleCue[];
}

/** Rows, counted from 0, of the codes that choose one: two for each first byte, the second where bit 5 is set. */
const addressed: Readonly<Record<number, readonly [number, number]>> = {
  0x10: [10, 10],
  0x11: [0, 1],
  0x12: [2, 3],
  0x13: [11, 12],
  0x14: [13, 14],
  0x15: [4, 5],
  0x16: [6, 7],
  0x17: [8, 9],
};

const solidBlock = 0x7f;

/** Pairs in order of presentation; what is still shown ends at `endSeconds`. Channels that show nothing are left out. */
export function decodeCaptions(pairs: Iterable<TimedPair>, endSeconds: number): CaptionTrack[] {
  const fields = { 1: new Field(), 2: new Field() };
  for (const pair of pairs) fields[pair.field].take(pair);
  const screens = [...fields[1].screens, ...fields[2].screens];
  return captionChannels.flatMap((channel, i) => {
    const screen = screens[i];
    screen?.finish(endSeconds);
    return screen === undefined || screen.cues.length === 0 ? [] : [{ channel, cues: screen.cues }];
  });
}

/** What one field of the picture carries: two channels by turns, and beside them texts and facts of the programme that are no captions. */
class Field {
  readonly screens = [new CaptionScreen(), new CaptionScreen()] as const;
  #channel: 0 | 1 = 0;
  /** Per channel: letters are of a page of text. */
  readonly #text = [false, false];
  /** Letters are of the extended data service. */
  #extended = false;
  #lastControl = -1;

  take({ seconds, first, second }: TimedPair): void {
    const sound = [hasOddParity(first), hasOddParity(second)] as const;
    const [one, two] = [first & 0x7f, second & 0x7f];
    if (sound[0] && one === 0 && two === 0) return;
    if (sound[0] && one >= 0x10 && one < 0x20) {
      // A damaged one comes again in the next picture.
      if (!sound[1] || two < 0x20) return;
      const control = one * 256 + two;
      const again = control === this.#lastControl;
      // Each is sent twice, and a third time means it once more.
      this.#lastControl = again ? -1 : control;
      if (!again) this.#control(one, two, seconds);
      return;
    }
    this.#lastControl = -1;
    if (sound[0] && one > 0 && one < 0x10) {
      this.#extended = true;
      return;
    }
    if (this.#extended || this.#text[this.#channel] === true) return;
    const letters = [sound[0] ? one : solidBlock, sound[1] ? two : solidBlock];
    for (const letter of letters)
      if (letter >= 0x20) this.screens[this.#channel].write(basicCharacter(letter), seconds);
  }

  #control(one: number, two: number, now: number): void {
    this.#extended = false;
    this.#channel = (one & 0x08) === 0 ? 0 : 1;
    const screen = this.screens[this.#channel];
    const first = one & 0x17;
    if ((first === 0x14 || first === 0x15) && two < 0x30) return this.#command(two, now);
    if (this.#text[this.#channel] === true) return;
    if (two >= 0x40) {
      const [upper, lower] = addressed[first] ?? [0, 0];
      const look = (two >> 1) & 0x0f;
      const column = look < 8 ? 0 : (look - 8) * 4;
      screen.moveTo((two & 0x20) === 0 ? upper : lower, column, styleOf(two), now);
    } else if (first === 0x11 && two < 0x30) {
      screen.restyle(styleOf(two & 0x0f), now);
    } else if (first === 0x17 && two >= 0x21 && two <= 0x23) {
      screen.tab(two - 0x20);
    } else {
      const extended = extendedCharacter(first, two);
      if (extended !== null) screen.back(now);
      const character = extended ?? specialCharacter(first, two);
      if (character !== null) screen.write(character, now);
    }
  }

  #command(two: number, now: number): void {
    const screen = this.screens[this.#channel];
    const captions = (): void => void (this.#text[this.#channel] = false);
    switch (two) {
      case 0x20:
        captions();
        return screen.begin('pop-on', now);
      case 0x25:
      case 0x26:
      case 0x27:
        captions();
        return screen.begin('roll-up', now, two - 0x23);
      case 0x29:
        captions();
        return screen.begin('paint-on', now);
      case 0x2a:
      case 0x2b:
        this.#text[this.#channel] = true;
        return;
      case 0x2c:
        return screen.erase(now);
      case 0x2e:
        return screen.eraseHidden();
      case 0x2f:
        captions();
        return screen.flip(now);
    }
    if (this.#text[this.#channel] === true) return;
    if (two === 0x21) screen.back(now);
    else if (two === 0x24) screen.clearRest(now);
    else if (two === 0x2d) screen.roll(now);
    // Letters that flash are shown still.
    else if (two === 0x28) screen.write(' ', now);
  }
}

/** The lowest bit underlines; of the colours only what stands among them, italics, is kept. */
function styleOf(code: number): CaptionStyle {
  return { italic: ((code >> 1) & 0x0f) === 7, underline: (code & 1) === 1 };
}

function hasOddParity(byte: number): boolean {
  let bits = byte ^ (byte >> 4);
  bits ^= bits >> 2;
  bits ^= bits >> 1;
  return (bits & 1) === 1;
}
