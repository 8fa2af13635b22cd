// Videos that were deleted and can still be brought back.
import { Trash2, Undo2 } from 'lucide-react';
import { asProblem } from '#app/as-problem.ts';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { faultText } from '../fault-text.ts';
import { useAssetsInfiniteQuery, useRestoreAssetMutation } from '../studio-api.ts';

export function TrashList() {
  const { t, format } = useLanguage();
  const say = useToast();
  const { data, error, refetch, hasNextPage, fetchNextPage, fulfilledTimeStamp } = useAssetsInfiniteQuery(
    { removed: true },
    { refetchOnMountOrArgChange: true },
  );
  const [restore, { isLoading, originalArgs }] = useRestoreAssetMutation();
  if (error) return <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40" />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <EmptyState
        icon={<Trash2 aria-hidden="true" />}
        title={t('studio.trash.empty')}
        text={t('studio.trash.emptyText')}
      />
    );
  return (
    <>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {items.map(({ id, movie, sourceName, origin, removedAt }) => {
          const title = movie?.title ?? t('studio.noTitle');
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-56">
                <p className="truncate text-page font-semibold" dir="auto">
                  {title}{' '}
                  {movie?.year != null && <span className="font-normal text-muted">{movie.year}</span>}
                </p>
                <p className="truncate text-page text-sm text-muted" dir="auto">
                  {origin === 'stand-in' ? t('studio.standIn') : sourceName}
                </p>
              </div>
              <p className="text-sm text-muted">
                {t('studio.trash.when', { when: format.ago(removedAt ?? 0, fulfilledTimeStamp ?? 0) })}
              </p>
              <Button
                icon={<Undo2 className="size-4.5 rtl:-scale-x-100" aria-hidden="true" />}
                aria-label={t('studio.trash.restoreNamed', { title })}
                busy={isLoading && originalArgs === id}
                onClick={() =>
                  void restore(id).then((answer) =>
                    say(
                      answer.error
                        ? { tone: 'fault', text: faultText(asProblem(answer.error)?.code ?? 'other', t) }
                        : { text: t('studio.trash.restored', { title }) },
                    ),
                  )
                }
              >
                {t('studio.trash.restore')}
              </Button>
            </li>
          );
        })}
      </ul>
      {hasNextPage && (
        <Button className="mt-5 w-full sm:w-auto" onClick={() => void fetchNextPage()}>
          {t('studio.more')}
        </Button>
      )}
    </>
  );
}
