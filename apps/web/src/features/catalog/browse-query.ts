// Reads the filters of the browse page from its address; what is not a filter is left out.
export const sorts = ['popular', 'new', 'title', 'year'] as const;
export const filterNames = ['kind', 'genre', 'decade', 'country'] as const;

export interface BrowseQuery {
  kind?: 'film' | 'series';
  genre?: string;
  decade?: number;
  country?: string;
  sort?: (typeof sorts)[number];
}

export function readBrowseQuery(address: URLSearchParams): BrowseQuery {
  const query: BrowseQuery = {};
  const kind = address.get('kind');
  if (kind === 'film' || kind === 'series') query.kind = kind;
  const genre = address.get('genre');
  if (genre && genre.length <= 60) query.genre = genre;
  const decade = Number(address.get('decade'));
  if (Number.isInteger(decade) && decade % 10 === 0 && decade >= 1870 && decade <= 2100)
    query.decade = decade;
  const country = address.get('country');
  if (country && /^[A-Z]{2}$/.test(country)) query.country = country;
  const sort = sorts.find((candidate) => candidate === address.get('sort'));
  if (sort && sort !== 'popular') query.sort = sort;
  return query;
}
