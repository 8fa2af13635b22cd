// Year, length, maturity, genres of a title on one line.
import { genreName } from '#i18n/genre-name.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { maturityText } from '#i18n/maturity-text.ts';
import type { TitleCard } from '@kinora/sdk';

export function TitleFactsLine({
  title,
  match,
  endYear,
  episodes,
}: {
  title: TitleCard;
  match?: number | null | undefined;
  endYear?: number | null;
  episodes?: number;
}) {
  const { t, format } = useLanguage();
  const year = endYear && endYear !== title.year ? `${title.year}–${endYear}` : title.year;
  const facts = [
    year,
    episodes ? t('title.episodeCount', { count: episodes }) : null,
    title.minutes === null ? null : format.minutes(title.minutes),
    format.enumerate(title.genres.slice(0, 3).map((genre) => genreName(genre, t))) || null,
  ].filter((fact) => fact !== null && fact !== undefined);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm font-medium md:text-base">
      {match !== null && match !== undefined && (
        <span className="font-semibold text-accent-text">
          {t('title.match', { percent: format.percent(match) })}
        </span>
      )}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {title.maturity !== null && (
        <span
          title={title.maturity === 0 ? undefined : t('maturity.fromLong', { age: title.maturity })}
          className="rounded-sm border border-current/50 px-1.5 text-[0.8125rem] leading-5"
        >
          {maturityText(title.maturity, t)}
        </span>
      )}
    </p>
  );
}
