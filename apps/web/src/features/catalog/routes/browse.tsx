// The whole catalogue, filtered and sorted.
import { asProblem } from '#app/as-problem.ts';
import { useCallback } from 'react';
import { SearchX } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useMoviesInfiniteQuery } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { readBrowseQuery } from '../browse-query.ts';
import { FilterBar } from '../components/filter-bar.tsx';
import { TitleGrid } from '../components/title-grid.tsx';

export default function Browse() {
  const { t } = useLanguage();
  const [address] = useSearchParams();
  const { currentData, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useMoviesInfiniteQuery(readBrowseQuery(address));
  usePageTitle(t('browse.title'));
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const titles = currentData?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader title={t('browse.title')} lead={t('browse.lead')} />
      <FilterBar />
      {error && !currentData ? (
        <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />
      ) : currentData && titles.length === 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden="true" />}
          title={t('browse.empty')}
          text={t('browse.emptyText')}
        >
          <ButtonLink to="/browse">{t('browse.clear')}</ButtonLink>
        </EmptyState>
      ) : (
        <TitleGrid titles={titles} loading={!currentData} loadingMore={isFetchingNextPage} onEnd={more} />
      )}
    </>
  );
}
