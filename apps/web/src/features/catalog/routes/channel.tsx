// One channel: its point of view and everything in it.
import { asProblem } from '#app/as-problem.ts';
import { useCallback } from 'react';
import { useParams } from 'react-router';
import { useChannelQuery, useMoviesInfiniteQuery } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { localised } from '#i18n/localised.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TitleGrid } from '../components/title-grid.tsx';

export default function Channel() {
  const { slug = '' } = useParams();
  const { t, locale } = useLanguage();
  const { currentData: channel, error, refetch } = useChannelQuery(slug);
  const list = useMoviesInfiniteQuery({ channel: slug, sort: 'year' });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  usePageTitle(channel && localised(channel.name, locale));
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (error && 'status' in error && error.status === 404)
    return (
      <EmptyState title={t('channel.notFound')}>
        <ButtonLink to="/channels">{t('channels.title')}</ButtonLink>
      </EmptyState>
    );
  if (error) return <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />;
  return (
    <>
      {channel ? (
        <PageHeader
          eyebrow={t('channels.count', { count: channel.titles })}
          title={localised(channel.name, locale)}
          lead={localised(channel.description, locale)}
        />
      ) : (
        <div className="px-gutter pt-12 pb-8">
          <Skeleton className="h-10 w-72" />
          <Skeleton className="mt-4 h-6 w-full max-w-xl" />
        </div>
      )}
      <TitleGrid
        titles={list.currentData?.pages.flatMap(({ items }) => items) ?? []}
        loading={!list.currentData}
        loadingMore={isFetchingNextPage}
        onEnd={more}
      />
    </>
  );
}
