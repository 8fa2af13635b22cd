// Reads what a video file is from its name: "Metropolis (1927).mkv", "Les Vampires - S01E02.mp4", "the.general.1926.1080p.mkv".

export interface VideoName {
  readonly title: string;
  readonly year: number | null;
  /** Null for a film. */
  readonly episode: { readonly season: number; readonly number: number } | null;
}

/** From the first of these on, a name tells of the copy and no longer of the film. */
const ofTheCopy =
  /[\s([{-]+(?:\d{3,4}[pi]|4k|uhd|hdr|bluray|brrip|bdrip|dvdrip|dvd|webrip|web-?dl|hdtv|x26[45]|h ?26[45]|hevc|av1|remux|remastered|restored)(?![\p{L}\p{N}]).*$/iu;
const episodeMark = /[\s([{-]+(?:s(\d{1,2})\s?[-x]?\s?e(\d{1,4})|(\d{1,2})x(\d{2,4}))(?![\p{L}\p{N}]).*$/iu;
const inBrackets = /[([{]\s*((?:18|19|20)\d{2})\s*[)\]}]/u;
const atTheEnd = /\s((?:18|19|20)\d{2})$/u;

/** Characters that are looked at: file systems have no longer names. */
const longest = 255;

/** `path` may hold folders, which tell nothing. Null where no words are left. */
export function parseVideoName(path: string): VideoName | null {
  const file = path
    .slice(path.lastIndexOf('/') + 1)
    .slice(0, longest)
    .replaceAll(/\p{Cc}/gu, ' ');
  const stem = file.replace(/\.[a-z\d]{1,5}$/i, '').normalize('NFC');
  // Dots and underscores stand for spaces where there are none.
  let name = (stem.includes(' ') ? stem : stem.replaceAll(/[._]+/g, ' ')).trim();
  const mark = episodeMark.exec(name);
  const [, season, number, otherSeason, otherNumber] = mark ?? [];
  if (mark !== null) name = name.slice(0, mark.index);
  else name = name.replace(ofTheCopy, '');
  const bracketed = inBrackets.exec(name);
  if (bracketed !== null && bracketed.index > 0) name = name.slice(0, bracketed.index);
  name = name.replace(ofTheCopy, '').trim();
  const bare = bracketed === null ? atTheEnd.exec(name) : null;
  if (bare !== null) name = name.slice(0, bare.index);
  const title = name.replace(/[\s\-–([{,]+$/u, '').trim();
  if (!/[\p{L}\p{N}]/u.test(title)) return null;
  const year = bracketed?.[1] ?? bare?.[1];
  return {
    title,
    year: year === undefined ? null : Number(year),
    episode:
      mark === null ? null : { season: Number(season ?? otherSeason), number: Number(number ?? otherNumber) },
  };
}
