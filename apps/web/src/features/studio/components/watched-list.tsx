// What came of the files in the watched folder: taken, without a title, refused, or still arriving.
import { FolderSearch } from 'lucide-react';
import { asProblem } from '#app/as-problem.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { faultText } from '../fault-text.ts';
import { formatBytes } from '../measures.ts';
import { useWatchedFilesQuery } from '../studio-api.ts';

const looks = {
  settling: 'text-muted',
  taken: 'text-good',
  unmatched: 'text-accent-text',
  refused: 'text-danger',
} as const;

export function WatchedList() {
  const { t, locale, format } = useLanguage();
  const { data, error, refetch, fulfilledTimeStamp } = useWatchedFilesQuery(undefined, {
    pollingInterval: 5_000,
    skipPollingIfUnfocused: true,
    refetchOnMountOrArgChange: true,
  });
  if (!data && error) return <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40" />;
  const { folder, items } = data;
  if (items.length === 0)
    return (
      <EmptyState
        icon={<FolderSearch aria-hidden="true" />}
        title={t(folder === null ? 'studio.watched.off' : 'studio.watched.empty')}
        text={t(folder === null ? 'studio.watched.offText' : 'studio.watched.emptyText')}
      />
    );
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {items.map(({ name, bytes, state, reason, updatedAt }) => (
        <li
          key={name}
          className="grid grid-cols-1 gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:items-baseline"
        >
          <div className="min-w-0">
            <p className="text-page font-medium break-words" dir="auto">
              {name}
            </p>
            <p className="text-sm text-muted">{formatBytes(bytes, locale)}</p>
          </div>
          <div className="min-w-0 text-sm">
            <p>
              <span className={classes('font-semibold', looks[state])}>{t(`studio.watched.${state}`)}</span>{' '}
              <span className="text-muted">{format.ago(updatedAt, fulfilledTimeStamp ?? 0)}</span>
            </p>
            {reason !== null && <p className="text-muted">{faultText(reason.code, t)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
