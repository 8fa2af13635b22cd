// Under which address a title's pictures are: the address carries a hash of what is drawn, so it may be cached for ever.
import type { ArtAddresses, TitleRow } from '#domains/catalog/ports.ts';
import { paletteOf } from '#engine/artwork/palette-of.ts';
import { posterFolder } from '#engine/media/packaged-files.ts';

/** Raised when the drawing changes, so that no cache shows the old picture. */
const DRAWING = 2;

/** FNV-1a, 32 bit: short, stable, not for secrets. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}

const remembered = 20_000;

export function artAddresses(): ArtAddresses {
  const known = new Map<string, ReturnType<ArtAddresses['of']>>();
  return {
    of(title) {
      const facts = `${title.id}|${title.title}|${title.originalTitle ?? ''}|${title.year ?? ''}|${title.kind}|${title.genres.map((genre) => genre.slug).join()}|${DRAWING}${title.still === null ? '' : `|${title.still}`}`;
      const cached = known.get(facts);
      if (cached) return cached;
      const key = `${title.id}-${hash(facts)}`;
      const art = {
        poster: `/art/poster/${key}`,
        card: `/art/card/${key}`,
        backdrop: `/art/backdrop/${key}`,
        tone: paletteOf(paletteFacts(title)).tone,
        ...(title.still === null ? {} : { still: posterOf(title.still) }),
      };
      if (known.size >= remembered) known.clear();
      known.set(facts, art);
      return art;
    },
  };
}

/** The seed of a title's drawing: its place in its source, so that it looks the same on every installation. */
export function drawingSeed(title: Pick<TitleRow, 'title' | 'year'>): string {
  return `${title.title}-${title.year ?? ''}`;
}

/** "12-1-9f3a" is poster 1 of video 12. */
function posterOf(still: string): string {
  const [assetId, poster] = still.split('-');
  return `${assetId}/${posterFolder}/${poster}.jpg`;
}

function paletteFacts(title: TitleRow) {
  return {
    id: drawingSeed(title),
    title: title.title,
    year: title.year,
    genres: title.genres.map((genre) => genre.slug),
    directors: [],
    cast: [],
    countries: [],
    kind: title.kind,
  };
}
