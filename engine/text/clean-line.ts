// Makes one line of plain text of what a stranger wrote: nothing in it hides, turns its neighbours round, or towers over them.

/**
 * Characters that show nothing or turn the direction of what follows. Joiners and the marks of direction stay, for Persian, Arabic and emoji
 * need them, as do variation selectors and the tags of flags.
 */
const hidden =
  /[[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]--[\u061c\u200c-\u200f\p{Variation_Selector}\u{e0020}-\u{e007f}]]/gv;

/** Letters of real languages carry fewer marks. */
const piled = /(\p{M}{6})\p{M}+/gu;

/** All that leaves no mark on the screen; U+2800 is a pattern of Braille without dots. */
const blank = /^[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Empty when nothing of it would be seen. */
export function cleanLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(hidden, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(piled, '$1')
    .trim();
  return blank.test(line) ? '' : line;
}
