// The videos behind titles, newest first, fresh every few seconds while there is work on one of them.
import { useCallback, useState } from 'react';
import { asProblem } from '#app/as-problem.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useAssetsInfiniteQuery } from '../studio-api.ts';
import { standingOf } from '../work-text.ts';
import { AssetRow } from './asset-row.tsx';
import { DropZone } from './drop-zone.tsx';
import { UploadList } from './upload-list.tsx';
import { uploadQueue } from '../upload-queue.ts';

/** Milliseconds between two looks: while something is being worked on, and otherwise. */
const LIVELY = 2_000;
const QUIET = 15_000;

const add = (files: readonly File[]): void => void uploadQueue.add(files);

export function AssetList() {
  const { t } = useLanguage();
  const [lively, setLively] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAssetsInfiniteQuery(
    { removed: false },
    {
      pollingInterval: lively ? LIVELY : QUIET,
      skipPollingIfUnfocused: true,
      refetchOnMountOrArgChange: true,
    },
  );
  const items = data?.pages.flatMap((page) => page.items);
  const busy = items?.some((asset) => ['running', 'waiting'].includes(standingOf(asset))) ?? false;
  if (busy !== lively) setLively(busy);
  const look = useCallback(() => void refetch(), [refetch]);
  return (
    <div className="grid grid-cols-1 gap-8">
      <DropZone large={items?.length === 0} onFiles={add} />
      <UploadList onDone={look} />
      {items === undefined && error && <ErrorState problem={asProblem(error)} onRetry={look} />}
      {items === undefined && !error && (
        <div className="grid gap-3">
          {Array.from({ length: 4 }, (_, i) => (
            <Skeleton key={i} className="h-20" />
          ))}
        </div>
      )}
      {items !== undefined && items.length > 0 && (
        <section aria-labelledby="videos">
          <h2 id="videos" className="mb-3 text-xl font-semibold">
            {t('studio.videos')}
          </h2>
          <ul className="overflow-clip rounded-lg border border-line">
            {items.map((asset) => (
              <AssetRow key={asset.id} asset={asset} />
            ))}
          </ul>
          {hasNextPage && (
            <Button
              className="mt-5 w-full sm:w-auto"
              busy={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('studio.more')}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}
