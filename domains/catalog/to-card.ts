// Turns a stored title into the card that the API shows.
import type { TitleCard } from './contract.ts';
import type { ArtAddresses, TitleRow } from './ports.ts';

export function toCard(row: TitleRow, art: ArtAddresses): TitleCard {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    originalTitle: row.originalTitle,
    language: row.language,
    year: row.year,
    minutes: row.minutes,
    maturity: row.maturity,
    genres: [...row.genres],
    art: art.of(row),
    playable: row.playable,
  };
}
