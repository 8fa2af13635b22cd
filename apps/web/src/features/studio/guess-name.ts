// What film a file is likely to be, from its name: "Metropolis.1927.1080p.mkv" is looked for as "Metropolis", of 1927.

export interface GuessedName {
  readonly words: string;
  readonly year: number | null;
}

/** From the first of these on, a name tells of the copy and no longer of the film. */
const ofTheCopy =
  /[\s([{-]+(?:\d{3,4}[pi]|4k|uhd|hdr|bluray|brrip|bdrip|dvdrip|dvd|web|webrip|hdtv|x26[45]|h26[45]|hevc|av1|remux|restored|s\d{1,2}\s?e\d{1,3}|\d{1,2}x\d{1,3})(?![a-z]).*$/i;

export function guessName(file: string): GuessedName {
  const bare = file.replace(/\.[a-z\d]{2,4}$/i, '').replaceAll(/[._]+/g, ' ');
  const year = /[\s([{]((?:18|19|20)\d{2})(?=[\s)\]}]|$)/.exec(bare);
  const name = year === null || year.index === 0 ? bare : bare.slice(0, year.index);
  const words = name
    .replace(ofTheCopy, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s([{-]+$/, '')
    .trim();
  return { words: words === '' ? bare.trim() : words, year: year === null ? null : Number(year[1]) };
}
