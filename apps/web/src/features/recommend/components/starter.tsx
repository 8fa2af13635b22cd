// For a viewer of whom nothing is known: a few well-known films to give stars to.
import { useState } from 'react';
import { Link } from 'react-router';
import { useMoviesInfiniteQuery, useTasteQuery } from '#app/api.ts';
import type { TitleCard } from '@kinora/sdk';
import { useTasteActions } from '#app/use-taste-actions.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { Picture } from '#ui/picture.tsx';
import { StarRating } from '#ui/star-rating.tsx';

const OFFERED = 12;

export function Starter({ onDone }: { onDone: () => void }) {
  const { t } = useLanguage();
  const { data } = useMoviesInfiniteQuery({ sort: 'popular', limit: 48 });
  const [rated, setRated] = useState<ReadonlySet<number>>(new Set());
  const titles = data?.pages[0]?.items.slice(0, OFFERED) ?? [];
  return (
    <section
      aria-labelledby="starter"
      className="mx-gutter rounded-xl border border-line bg-surface py-7 md:py-9"
    >
      <header className="flex flex-wrap items-end justify-between gap-4 px-6 md:px-9">
        <div className="max-w-2xl">
          <h2 id="starter" className="text-2xl font-semibold">
            {t('home.starter.title')}
          </h2>
          <p className="mt-2 text-muted">{t('home.starter.text')}</p>
        </div>
        <div className="flex items-center gap-4">
          <output className="text-sm text-muted">{t('home.starter.rated', { count: rated.size })}</output>
          <Button onClick={onDone}>{t(rated.size > 0 ? 'profiles.manageDone' : 'home.starter.later')}</Button>
        </div>
      </header>
      <ul className="quiet-scroll relative mt-7 flex snap-x gap-6 overflow-x-auto px-6 pb-2 md:px-9">
        {titles.map((title) => (
          <StarterTitle
            key={title.id}
            title={title}
            onRated={(given) =>
              setRated((before) => {
                const after = new Set(before);
                if (given) after.add(title.id);
                else after.delete(title.id);
                return after;
              })
            }
          />
        ))}
      </ul>
    </section>
  );
}

function StarterTitle({ title, onRated }: { title: TitleCard; onRated: (given: boolean) => void }) {
  const { t } = useLanguage();
  const { data: taste } = useTasteQuery(title.id);
  const { rate } = useTasteActions(title);
  return (
    <li className="w-40 shrink-0 snap-start scroll-ms-6 md:scroll-ms-9">
      <Link to={`/title/${title.id}`} className="block rounded-md">
        <Picture shape="poster" art={title.art} title={title.title} sizes="160px" className="rounded-md" />
        <span className="mt-2.5 block truncate text-page text-sm font-semibold" dir="auto">
          {title.title}
        </span>
        <span className="block text-[0.8125rem] text-muted">{title.year}</span>
      </Link>
      <div className="mt-1">
        <StarRating
          label={t('taste.rateNamed', { title: title.title })}
          value={taste?.stars ?? null}
          halves={false}
          onChange={(stars) => {
            onRated(stars !== null);
            void rate(stars);
          }}
        />
      </div>
    </li>
  );
}
