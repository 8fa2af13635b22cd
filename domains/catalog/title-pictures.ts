// Lets a picture of a film stand for its title, or the drawn one again.
import { hash } from 'node:crypto';
import type { TitleCard, TitlePictures } from './contract.ts';
import { catalogErrors } from './errors.ts';
import type { ArtAddresses, StillFiles, TitleStore } from './ports.ts';
import { toCard } from './to-card.ts';

export interface TitlePicturesDeps {
  readonly titles: Pick<TitleStore, 'setStill' | 'byIds'>;
  readonly stills: StillFiles;
  readonly art: ArtAddresses;
}

export function titlePictures(deps: TitlePicturesDeps): TitlePictures & {
  /** Throws `title_not_found`. */
  draw(titleId: number): Promise<TitleCard>;
} {
  const { titles, stills, art } = deps;
  const set = async (titleId: number, still: string | null): Promise<TitleCard> => {
    const before = await titles.setStill(titleId, still);
    const [row] = await titles.byIds([titleId]);
    if (before === undefined || row === undefined) throw catalogErrors.title_not_found(titleId);
    // The pictures that were made of it stay where they are cached; nothing asks for the still itself again.
    if (before !== null && before !== still) await stills.remove(before);
    return toCard(row, art);
  };
  return {
    async use(titleId, { assetId, poster, jpeg }) {
      // The bytes too: the poster of this number may be made anew, and pictures are cached for ever by this name.
      const still = `${assetId}-${poster}-${hash('sha256', jpeg, 'hex').slice(0, 16)}`;
      await stills.put(still, jpeg);
      return set(titleId, still);
    },
    draw: (titleId) => set(titleId, null),
  };
}
