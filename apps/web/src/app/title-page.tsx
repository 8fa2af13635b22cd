// One title: its picture and name, what to do with it, why it is suggested, its facts, episodes, and what is like it.
import { lazy, Suspense } from 'react';
import { Play, Scale, Star } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { CreditList } from '#features/catalog/components/credit-list.tsx';
import { EpisodeList } from '#features/catalog/components/episode-list.tsx';
import { FactList } from '#features/catalog/components/fact-list.tsx';
import { DownloadButton } from '#features/downloads/components/download-button.tsx';
import { SimilarRow } from '#features/recommend/components/similar-row.tsx';
import { TastePanel } from '#features/taste/components/taste-panel.tsx';
import { clockTime } from '#i18n/clock-time.ts';
import { freeBasisText } from '#i18n/free-basis-text.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { reasonText } from '#i18n/reason-text.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Picture } from '#ui/picture.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useContinueWatchingQuery, useMovieQuery, useSessionQuery, useWhyQuery } from './api.ts';
import { TitleFactsLine } from './title-facts-line.tsx';
import { useUnderHeader } from './under-header.ts';
import { usePageTitle } from './use-page-title.ts';
import { WhyPopover } from './why-popover.tsx';

const TogetherButton = lazy(() => import('#features/together/components/together-button.tsx'));

export default function TitlePage() {
  const id = Number(useParams()['id']);
  const { t, format } = useLanguage();
  const { data: session } = useSessionQuery();
  const watching = Boolean(session?.profile);
  const { currentData: title, error, refetch } = useMovieQuery(id);
  const { currentData: why } = useWhyQuery(id, { skip: !watching });
  const { data: begun } = useContinueWatchingQuery(undefined, {
    skip: !watching,
    refetchOnMountOrArgChange: true,
  });
  usePageTitle(title?.title);
  useUnderHeader(title ? 'picture' : null);

  if (error && 'status' in error && error.status === 0)
    return (
      <div className="pt-10">
        <ErrorState problem={error} onRetry={() => void refetch()} />
      </div>
    );
  if (error)
    return (
      <EmptyState title={t('title.notFound')} text={t('title.notFoundText')}>
        <ButtonLink to="/browse">{t('nav.browse')}</ButtonLink>
      </EmptyState>
    );
  if (!title)
    return (
      <div className="-mt-(--header) flex h-[36rem] flex-col justify-end gap-4 px-gutter pb-14">
        <output className="sr-only">{t('common.loading')}</output>
        <Skeleton className="h-14 w-full max-w-lg" />
        <Skeleton className="h-5 w-72" />
        <Skeleton className="h-13 w-56" />
      </div>
    );

  const mark = begun?.find((item) => item.title.id === id);
  const first = title.episodes[0];
  const episode = mark?.episode ?? first;
  const watch = `/watch/${id}${title.kind === 'series' && episode ? `/${episode.id}` : ''}`;
  const play = mark
    ? mark.episode
      ? t('title.resumeEpisode', { number: mark.episode.number })
      : t('title.resumeAt', { time: clockTime(mark.position) })
    : title.kind === 'series' && first
      ? t('title.playFirst')
      : t('title.play');
  const share = mark ? Math.min(1, mark.position / mark.duration) : null;

  return (
    <>
      <section
        className="cinema relative -mt-(--header) overflow-hidden bg-bg text-text"
        aria-labelledby="title"
      >
        <div className="absolute inset-0 lg:start-[22%]">
          <Picture
            shape="backdrop"
            art={title.art}
            title={title.title}
            eager
            className="aspect-auto! h-full rtl:-scale-x-100"
          />
        </div>
        <div
          aria-hidden="true"
          className="absolute inset-0 bg-gradient-to-t from-bg via-bg/70 to-bg/40 lg:bg-gradient-to-r lg:from-bg lg:from-22% lg:via-bg/78 lg:via-55% lg:to-bg/10 rtl:lg:bg-gradient-to-l"
        />
        <div
          aria-hidden="true"
          className="absolute inset-x-0 bottom-0 h-40 bg-gradient-to-t from-bg to-transparent"
        />
        <div className="relative grid items-end gap-x-10 px-gutter pt-32 pb-10 md:grid-cols-[clamp(10rem,18vw,17rem)_minmax(0,44rem)] md:pt-36 md:pb-14">
          <Picture
            shape="poster"
            art={title.art}
            title={title.title}
            alt={t('title.poster', { title: title.title })}
            sizes="(min-width: 48rem) 18vw, 45vw"
            eager
            className="rounded-md shadow-float max-md:mb-7 max-md:w-36"
          />
          <div className="grid animate-arrive gap-5">
            <div>
              {title.kind === 'series' && <p className="eyebrow mb-2">{t('title.series')}</p>}
              <h1
                id="title"
                className="text-page text-[clamp(2.1rem,1.4rem+3.2vw,4.25rem)] leading-[1.03] font-semibold tracking-[-0.033em]"
                dir="auto"
              >
                {title.title}
              </h1>
              {title.originalTitle && title.originalTitle !== title.title && (
                <p
                  className="mt-2 text-page text-lg text-text/80"
                  lang={title.language ?? undefined}
                  dir="auto"
                >
                  {title.originalTitle}
                </p>
              )}
            </div>
            <TitleFactsLine
              title={title}
              match={why?.match}
              endYear={title.endYear}
              episodes={title.episodes.length}
            />
            <p className="flex items-center gap-2 text-sm text-text/85">
              <Star className="size-4 text-accent-text" fill="currentColor" aria-hidden="true" />
              {title.ratings.mean === null
                ? t('title.noRatings')
                : t('title.ratings', {
                    mean: format.decimal(title.ratings.mean),
                    count: title.ratings.count,
                  })}
            </p>
            {share !== null && (
              <div className="h-1 max-w-72 overflow-hidden rounded-full bg-text/25">
                <span className="sr-only">{t('title.progress', { percent: format.percent(share) })}</span>
                <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
              </div>
            )}
            <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
              {title.playable ? (
                <ButtonLink
                  to={watch}
                  tone="solid"
                  large
                  icon={<Play className="size-5" fill="currentColor" aria-hidden="true" />}
                >
                  {play}
                </ButtonLink>
              ) : (
                <p className="text-sm text-muted">{t('title.notPlayable')}</p>
              )}
              {watching && title.playable && title.kind === 'film' && <DownloadButton title={title} />}
              {title.playable && watching && (
                <Suspense fallback={null}>
                  <TogetherButton
                    film={{
                      movieId: id,
                      episodeId: title.kind === 'series' ? (episode?.id ?? null) : null,
                      position: mark?.position ?? 0,
                    }}
                  />
                </Suspense>
              )}
              {watching ? (
                <TastePanel title={title} />
              ) : (
                <Link
                  to={`/sign-in?back=/title/${id}`}
                  className="inline-flex min-h-11 items-center text-sm font-medium underline underline-offset-4"
                >
                  {t('taste.signIn')}
                </Link>
              )}
            </div>
            {why && (
              <p className="flex flex-wrap items-center gap-x-4 text-text/85">
                {reasonText(why.reason, t, format)}
                <WhyPopover title={title.title} reason={why.reason} className="text-text/80" />
              </p>
            )}
          </div>
        </div>
      </section>

      <div className="mt-10 grid gap-14 md:mt-14 *:min-w-0">
        <div className="grid gap-x-16 gap-y-10 px-gutter lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
          <div className="grid content-start gap-8">
            {title.synopsis && (
              <section aria-labelledby="synopsis">
                <h2 id="synopsis" className="sr-only">
                  {t('title.synopsis')}
                </h2>
                <p
                  className="max-w-3xl text-xl leading-relaxed font-normal tracking-normal"
                  lang="en"
                  dir="auto"
                >
                  {title.synopsis}
                </p>
              </section>
            )}
            {title.free && (
              <section aria-labelledby="free" className="flex max-w-3xl gap-4 border-s-2 border-accent ps-5">
                <Scale className="mt-0.5 size-5 shrink-0 text-accent-text" aria-hidden="true" />
                <div>
                  <h2 id="free" className="text-sm text-muted">
                    {t('title.free')}
                  </h2>
                  <p className="mt-1 font-medium">{freeBasisText(title.free.basis, t)}</p>
                  <p className="mt-1 text-sm text-muted" lang="en" dir="auto">
                    {title.free.note}
                  </p>
                </div>
              </section>
            )}
          </div>
          <section aria-labelledby="facts">
            <h2 id="facts" className="sr-only">
              {t('title.facts')}
            </h2>
            <dl className="grid grid-cols-2 content-start gap-x-8 gap-y-5">
              <CreditList credits={title.credits} />
              <FactList title={title} />
            </dl>
          </section>
        </div>
        {title.episodes.length > 0 && (
          <EpisodeList
            titleId={id}
            episodes={title.episodes}
            {...(watching && title.playable
              ? { renderActions: (episode) => <DownloadButton title={title} episode={episode} /> }
              : {})}
            playable={title.playable}
            at={mark?.episode && share !== null ? { episodeId: mark.episode.id, share } : null}
          />
        )}
        <SimilarRow id={id} />
      </div>
    </>
  );
}
