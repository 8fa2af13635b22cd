// Cuts the catalogue by kind, genre, decade and country and sorts it; the address holds the choice.
import { useSearchParams } from 'react-router';
import { X } from 'lucide-react';
import { useFacetsQuery } from '#app/api.ts';
import { genreName } from '#i18n/genre-name.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { SelectField, type Option } from '#ui/select-field.tsx';
import { filterNames, sorts } from '../browse-query.ts';

export function FilterBar() {
  const { t, format } = useLanguage();
  const { data: facets } = useFacetsQuery();
  const [query, setQuery] = useSearchParams();

  function choose(name: string, value: string) {
    setQuery(
      (before) => {
        if (value === '') before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  }

  const counted = (value: string, name: string, titles: number): Option => ({
    value,
    label: t('browse.option', { name, count: format.number(titles) }),
  });
  const genres = (facets?.genres ?? [])
    .map((genre) => ({ slug: genre.slug, titles: genre.titles, name: genreName(genre, t) }))
    .sort((a, b) => format.compare(a.name, b.name));
  const countries = (facets?.countries ?? [])
    .map(({ country, titles }) => ({ country, titles, name: format.country(country) }))
    .sort((a, b) => format.compare(a.name, b.name));

  const bars: readonly { name: string; label: string; options: readonly Option[] }[] = [
    {
      name: 'kind',
      label: t('browse.kind'),
      options: [
        { value: '', label: t('browse.kind.all') },
        ...(facets?.kinds ?? []).map(({ kind, titles }) => counted(kind, t(`browse.kind.${kind}`), titles)),
      ],
    },
    {
      name: 'genre',
      label: t('browse.genre'),
      options: [
        { value: '', label: t('browse.genre.all') },
        ...genres.map(({ slug, name, titles }) => counted(slug, name, titles)),
      ],
    },
    {
      name: 'decade',
      label: t('browse.decade'),
      options: [
        { value: '', label: t('browse.decade.all') },
        ...(facets?.decades ?? []).map(({ decade, titles }) =>
          counted(String(decade), t('browse.decade.one', { decade: String(decade) }), titles),
        ),
      ],
    },
    {
      name: 'country',
      label: t('browse.country'),
      options: [
        { value: '', label: t('browse.country.all') },
        ...countries.map(({ country, name, titles }) => counted(country, name, titles)),
      ],
    },
  ];
  const filtered = filterNames.some((name) => query.has(name));

  return (
    <search
      aria-label={t('browse.filters')}
      className="sticky top-(--header) z-30 mb-6 border-b border-line/70 bg-bg/94 backdrop-blur-md max-md:static"
    >
      <div className="grid grid-cols-2 gap-2.5 px-gutter py-3 md:flex md:flex-wrap md:items-center">
        {bars.map(({ name, label, options }) => (
          <SelectField
            key={name}
            compact
            label={label}
            value={query.get(name) ?? ''}
            options={options}
            onChange={({ target }) => choose(name, target.value)}
            className="md:w-44"
          />
        ))}
        <SelectField
          compact
          label={t('browse.sort')}
          value={query.get('sort') ?? 'popular'}
          options={sorts.map((value) => ({ value, label: t(`browse.sort.${value}`) }))}
          onChange={({ target }) => choose('sort', target.value === 'popular' ? '' : target.value)}
          className="max-md:col-span-2 md:ms-auto md:w-44"
        />
        {filtered && (
          <Button
            tone="ghost"
            icon={<X className="size-4" aria-hidden="true" />}
            onClick={() =>
              setQuery(
                (before) => {
                  for (const name of filterNames) before.delete(name);
                  return before;
                },
                { replace: true },
              )
            }
          >
            {t('browse.clear')}
          </Button>
        )}
      </div>
    </search>
  );
}
