// Which title of the catalogue a file's name means; slips are forgiven as the search forgives them, doubt is not.
import type { CatalogReader, TitleCard } from '#domains/catalog/contract.ts';
import type { VideoName } from '#engine/media/parse-video-name.ts';
import { editDistance } from '#engine/text/edit-distance.ts';
import { foldText } from '#engine/text/fold-text.ts';
import { moveArticle } from '#engine/text/move-article.ts';
import { mediaErrors } from './errors.ts';

/** Titles that are looked at. */
const CANDIDATES = 20;

/** Slips that are forgiven in a name, by its letters: as many as the search forgives in a word. */
const slipsIn = (name: string): number => (name.length < 4 ? 0 : name.length <= 7 ? 1 : 2);

/** Throws `watch_unmatched`, `watch_ambiguous` or `watch_episode`. */
export async function matchTitle(
  catalog: Pick<CatalogReader, 'findByName' | 'cards' | 'detail'>,
  file: string,
  name: VideoName,
): Promise<{ titleId: number; episodeId: number | null }> {
  const asked = name.year === null ? name.title : `${name.title} (${name.year})`;
  const found = await catalog.findByName(asked, CANDIDATES);
  const cards = await catalog.cards(found.map(({ id }) => id));
  const wanted = foldText(moveArticle(name.title));
  const near = cards
    .map((card) => ({ card, slips: slipsOf(card, wanted) }))
    .filter(({ card, slips }) => slips <= slipsIn(wanted) && (name.year === null || card.year === name.year));
  const ofKind = near.filter(({ card }) => (card.kind === 'series') === (name.episode !== null));
  const fewest = Math.min(...ofKind.map(({ slips }) => slips));
  const [best, second] = ofKind.filter(({ slips }) => slips === fewest);
  if (best === undefined) {
    // A series without the number of an episode, or a film with one.
    if (near.length > 0) throw mediaErrors.watch_episode(file);
    throw mediaErrors.watch_unmatched(file, asked);
  }
  if (second !== undefined) throw mediaErrors.watch_ambiguous(file, asked);
  if (name.episode === null) return { titleId: best.card.id, episodeId: null };
  const { season, number } = name.episode;
  const { episodes } = await catalog.detail(best.card.id);
  const episode = episodes.find((each) => each.season === season && each.number === number);
  if (episode === undefined) throw mediaErrors.watch_episode(file);
  return { titleId: best.card.id, episodeId: episode.id };
}

function slipsOf({ title, originalTitle }: TitleCard, wanted: string): number {
  return Math.min(
    ...[title, originalTitle ?? title].map((name) => editDistance(wanted, foldText(moveArticle(name)))),
  );
}
