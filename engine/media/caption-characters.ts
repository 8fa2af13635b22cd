// The characters of closed captions (CTA-608-E, annexes on character sets; 47 CFR 15.119(g)): what each code shows.

/** Where the basic set differs from ASCII. */
const basic: Readonly<Record<number, string>> = {
  0x27: '’',
  0x2a: 'á',
  0x5c: 'é',
  0x5e: 'í',
  0x5f: 'ó',
  0x60: 'ú',
  0x7b: 'ç',
  0x7c: '÷',
  0x7d: 'Ñ',
  0x7e: 'ñ',
  0x7f: '█',
};

/** Behind 0x11, from 0x30 on; the tenth is a space through which the picture is seen. */
const special = '®°½¿™¢£♪à\u00a0èâêîôû';

/** Behind 0x12, from 0x20 on: Spanish, signs, French. */
const western = "ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»";

/** Behind 0x13, from 0x20 on: Portuguese, German, Danish, corners. */
const northern = 'ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘';

/** Of a code from 0x20 to 0x7f, without parity. */
export function basicCharacter(code: number): string {
  return basic[code] ?? String.fromCharCode(code);
}

/** Of a pair of bytes, without parity and for the first channel; null when it is none of these. */
export function specialCharacter(first: number, second: number): string | null {
  return first === 0x11 && second >= 0x30 ? (special[second - 0x30] ?? null) : null;
}

/** It stands in the place of the character before it, which older receivers show instead; null when it is none of these. */
export function extendedCharacter(first: number, second: number): string | null {
  const set = first === 0x12 ? western : first === 0x13 ? northern : null;
  return set?.[second - 0x20] ?? null;
}
