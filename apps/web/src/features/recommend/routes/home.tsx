// The home page of a profile: one title large, then rows.
import { asProblem } from '#app/as-problem.ts';
import { useState } from 'react';
import { Clapperboard } from 'lucide-react';
import { useHomeQuery } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { RailSkeleton } from '#ui/rail-skeleton.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Hero } from '../components/hero.tsx';
import { HomeRow } from '../components/home-row.tsx';
import { Starter } from '../components/starter.tsx';

export default function Home() {
  const { t } = useLanguage();
  const { data: home, error, refetch } = useHomeQuery();
  /** Stays open while it is being used, although the first rating already changes the page. */
  const [starter, setStarter] = useState<'unknown' | 'open' | 'done'>('unknown');
  usePageTitle(t('home.title'));

  if (!home)
    return error ? (
      <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />
    ) : (
      <div>
        <output className="sr-only">{t('common.loading')}</output>
        <div className="-mt-(--header) flex h-[min(46rem,84svh)] flex-col justify-end gap-4 px-gutter pb-20">
          <Skeleton className="h-16 w-full max-w-lg" />
          <Skeleton className="h-5 w-64" />
          <Skeleton className="h-13 w-48" />
        </div>
        <RailSkeleton />
      </div>
    );

  const known = home.rows.some(({ kind }) => kind === 'for-you' || kind === 'because');
  if (starter === 'unknown') setStarter(known ? 'done' : 'open');
  if (!home.hero && home.rows.length === 0)
    return (
      <>
        <h1 className="sr-only">{t('home.title')}</h1>
        <EmptyState
          icon={<Clapperboard aria-hidden="true" />}
          title={t('home.empty.title')}
          text={t('home.empty.text')}
        />
      </>
    );
  return (
    <>
      {home.hero ? <Hero hero={home.hero} /> : <h1 className="sr-only">{t('home.title')}</h1>}
      <div className="mt-8 grid gap-6 md:gap-7 *:min-w-0">
        {starter === 'open' && <Starter onDone={() => setStarter('done')} />}
        {home.rows.map((row) => (
          <HomeRow key={row.id} row={row} />
        ))}
      </div>
      {home.model && (
        <p className="mt-10 px-gutter text-sm text-muted">{t('home.model', { model: home.model.name })}</p>
      )}
    </>
  );
}
