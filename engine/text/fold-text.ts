// The form in which words are compared across accents, case and spelling habits of Latin, Cyrillic and Arabic script.

/** Letters that Unicode does not take apart (NFKD), with what people type in their place. */
const apart: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  // Arabic: alef maqsura, taa marbuta, alef wasla; Persian kaf and yeh; tatweel only stretches.
  ى: 'ي',
  ة: 'ه',
  ٱ: 'ا',
  ک: 'ك',
  ی: 'ي',
  ـ: '',
};
const apartPattern = new RegExp(`[${Object.keys(apart).join('')}]`, 'gu');
const plain = /^[a-z0-9 ]*$/;

/** Eastern Arabic (U+0660) and Persian (U+06F0) digits as 0 to 9. */
function digit(character: string): string {
  return String((character.codePointAt(0) ?? 0) & 0xf);
}

/**
 * Lower case, without accents, hamza, vowel marks and punctuation; words are parted by one space.
 * "L’Œuvre — Straße" becomes "l oeuvre strasse", "الأم" and "الام" become the same.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower.replaceAll(/ +/g, ' ').trim();
  return lower
    .normalize('NFKD')
    .replaceAll(/\p{Mn}+/gu, '')
    .replaceAll(apartPattern, (letter) => apart[letter] ?? letter)
    .replaceAll(/[٠-٩۰-۹]/g, digit)
    .replaceAll(/['’ʼ](?=s(?:[^\p{L}\p{N}]|$))/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
