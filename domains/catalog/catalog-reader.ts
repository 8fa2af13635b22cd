// What other domains ask of the catalogue in the same process.
import type { CatalogReader } from './contract.ts';
import { findByName } from './find-by-name.ts';
import { listTitles } from './list-titles.ts';
import { EVERYTHING, maySee } from './policy.ts';
import type { ArtAddresses, SearchIndex, TitleStore } from './ports.ts';
import { showTitle } from './show-title.ts';
import { toCard } from './to-card.ts';

export interface CatalogReaderDeps {
  readonly titles: TitleStore;
  readonly search: SearchIndex;
  readonly art: ArtAddresses;
}

export function catalogReader(deps: CatalogReaderDeps): CatalogReader {
  return {
    async cards(ids, { maturityLimit = EVERYTHING } = {}) {
      const rows = await deps.titles.byIds(ids);
      return rows.filter((row) => maySee(row, maturityLimit)).map((row) => toCard(row, deps.art));
    },
    detail: (id) => showTitle(deps, id, EVERYTHING),
    list: (query) => listTitles(deps, query),
    findByName: (name, limit) => findByName(deps, name, limit),
  };
}
