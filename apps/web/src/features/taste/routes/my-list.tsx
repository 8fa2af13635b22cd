// What the viewer keeps for later.
import { asProblem } from '#app/as-problem.ts';
import { useEffect, useState } from 'react';
import { ListPlus, X } from 'lucide-react';
import { useMyListInfiniteQuery } from '#app/api.ts';
import type { TitleCard } from '@kinora/sdk';
import { TitleTile } from '#app/title-tile.tsx';
import { usePageTitle } from '#app/use-page-title.ts';
import { useTasteActions } from '#app/use-taste-actions.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { listSorts, sortList, type ListSort } from '../sort-list.ts';

export default function MyList() {
  const { t, format } = useLanguage();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useMyListInfiniteQuery();
  const [sort, setSort] = useState<ListSort>('added');
  usePageTitle(t('list.title'));
  // A list is sorted as a whole, so all of it is brought, page by page.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const items = sortList(data?.pages.flatMap((page) => page.items) ?? [], sort, format.compare);
  return (
    <>
      <PageHeader
        title={t('list.title')}
        {...(data && items.length > 0 ? { lead: t('list.count', { count: items.length }) } : {})}
      >
        {items.length > 1 && (
          <SelectField
            compact
            label={t('list.sort')}
            value={sort}
            options={listSorts.map((value) => ({ value, label: t(`list.sort.${value}`) }))}
            onChange={({ target }) => setSort(listSorts.find((value) => value === target.value) ?? 'added')}
            className="w-44"
          />
        )}
      </PageHeader>
      {error && !data && <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />}
      {data && items.length === 0 && (
        <EmptyState icon={<ListPlus aria-hidden="true" />} title={t('list.empty')} text={t('list.emptyText')}>
          <ButtonLink to="/browse" tone="solid">
            {t('nav.browse')}
          </ButtonLink>
        </EmptyState>
      )}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-x-3 gap-y-7 px-gutter sm:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] sm:gap-x-4.5">
        {!data &&
          !error &&
          [0, 1, 2, 3, 4, 5].map((place) => <Skeleton key={place} className="aspect-[2/3]" />)}
        {items.map(({ title }) => (
          <KeptTitle key={title.id} title={title} />
        ))}
      </ul>
    </>
  );
}

function KeptTitle({ title }: { title: TitleCard }) {
  const { t } = useLanguage();
  const { keep } = useTasteActions(title);
  return (
    <li className="relative">
      <TitleTile title={title} actions={<></>} />
      <IconButton
        label={t('taste.removeNamed', { title: title.title })}
        onClick={() => keep(false)}
        className="cinema absolute end-1.5 top-1.5 bg-bg/80 text-text hover:bg-bg [&_svg]:size-4.5"
      >
        <X aria-hidden="true" />
      </IconButton>
    </li>
  );
}
