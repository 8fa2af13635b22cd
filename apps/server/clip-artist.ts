// Draws the parts of a stand-in clip from the facts of a title.
import type { PictureProcess } from '#adapters/resvg/picture-process.ts';
import type { TitleStore } from '#domains/catalog/ports.ts';
import type { ClipArtist } from '#domains/media/ports.ts';
import { clipLayers } from '#engine/artwork/clip-layers.ts';
import { artFacts } from './site/art.ts';

/** Pixels; clips are 1280 wide, and the camera goes nearer than that. */
const layerWidth = 1920;
const cardWidth = 1280;

export function clipArtist(titles: Pick<TitleStore, 'detail'>, pictures: PictureProcess): ClipArtist {
  return {
    async draw(titleId) {
      const title = await titles.detail(titleId);
      if (title === null) return null;
      const facts = artFacts(title);
      const artwork = clipLayers(facts);
      const layers = await Promise.all(
        artwork.layers.map(async ({ svg, depth }) => ({
          depth,
          png: await pictures.render(svg, { width: layerWidth, format: 'png' }),
        })),
      );
      const cards = await Promise.all(
        [artwork.titleCard, artwork.creditsCard].map((svg) =>
          pictures.render(svg, { width: cardWidth, format: 'png' }),
        ),
      );
      return { layers, cards, seed: facts.id, genres: facts.genres, year: facts.year };
    },
  };
}
