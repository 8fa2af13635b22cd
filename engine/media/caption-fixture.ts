// Closed captions written by hand, for the tests of whatever reads them: words as the pairs of bytes that line 21 carries.

/** A byte with odd parity. */
export function withParity(code: number): number {
  const ones = code.toString(2).replaceAll('0', '').length;
  return ones % 2 === 0 ? code | 0x80 : code;
}

/** Hexadecimal codes without parity, such as `1420 1420`, and words in quotes: `1420 "Hello"`. Letters come two by two. */
export function captionBytes(script: string): [number, number][] {
  return [...script.matchAll(/"([^"]*)"|([\da-f]{4})/g)].flatMap(([, words, code]): [number, number][] => {
    if (words === undefined) {
      const value = parseInt(code ?? '', 16);
      return [[withParity(value >> 8), withParity(value & 0xff)]];
    }
    return Array.from({ length: Math.ceil(words.length / 2) }, (_, i) => {
      const [first, second] = [words.charCodeAt(i * 2), words.charCodeAt(i * 2 + 1)];
      return [withParity(first), withParity(Number.isNaN(second) ? 0 : second)];
    });
  });
}
