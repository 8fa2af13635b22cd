// What is kept on this device to be watched without a network, and the room it takes.
import { useEffect, useState } from 'react';
import { CloudOff, DownloadCloud } from 'lucide-react';
import { Navigate } from 'react-router';
import { PageFallback } from '#app/page-fallback.tsx';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { canDownload } from '../can-download.ts';
import { DownloadRow } from '../components/download-row.tsx';
import { StorageMeter } from '../components/storage-meter.tsx';
import { removeDownload, useDownloads } from '../local-downloads.ts';
import { useStorageRoom } from '../use-storage-room.ts';
import { useKnownSession, useWhose } from '../use-whose.ts';

/** Milliseconds between two looks at what has expired. */
const LOOK = 60_000;

export default function Downloads() {
  const { t } = useLanguage();
  const { data: session } = useKnownSession();
  const whose = useWhose();
  const all = useDownloads();
  const records = all.filter(({ profileId }) => profileId === whose);
  const whole = records.filter(({ state }) => state === 'complete').length;
  const able = canDownload();
  const room = useStorageRoom(`${records.length}/${whole}`);
  const [now, setNow] = useState(() => Date.now());
  const [asking, setAsking] = useState(false);
  usePageTitle(t('downloads.title'));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK);
    return () => clearInterval(timer);
  }, []);

  if (whose === undefined) return <PageFallback />;
  if (whose === null && session === null) return <Navigate to="/sign-in?back=/downloads" replace />;
  if (whose === null && session) return <Navigate to="/profiles?back=/downloads" replace />;
  if (!able)
    return (
      <EmptyState
        icon={<CloudOff aria-hidden="true" />}
        title={t('downloads.unsupported')}
        text={t('downloads.unsupportedText')}
      />
    );
  const downloaded = records.reduce((sum, { received }) => sum + received, 0);
  return (
    <>
      <PageHeader
        title={t('downloads.title')}
        {...(records.length > 0 ? { lead: t('downloads.count', { count: records.length }) } : {})}
      />
      {records.length === 0 ? (
        <EmptyState
          icon={<DownloadCloud aria-hidden="true" />}
          title={t('downloads.empty')}
          text={t('downloads.emptyText')}
        >
          {session && (
            <ButtonLink to="/browse" tone="solid">
              {t('nav.browse')}
            </ButtonLink>
          )}
        </EmptyState>
      ) : (
        <div className="grid items-start gap-x-14 gap-y-6 px-gutter lg:grid-cols-[minmax(0,1fr)_20rem]">
          <ul className="max-w-5xl divide-y divide-line border-y border-line">
            {records.map((record) => (
              <DownloadRow key={record.id} record={record} now={now} />
            ))}
          </ul>
          <div className="grid gap-4 max-lg:order-first lg:sticky lg:top-[calc(var(--header)+1.5rem)]">
            {room && <StorageMeter downloaded={downloaded} room={room} />}
            <p className="text-sm text-muted">{t('downloads.signOut')}</p>
            {records.length > 1 && (
              <Button className="justify-self-start" onClick={() => setAsking(true)}>
                {t('downloads.removeAll')}
              </Button>
            )}
          </div>
        </div>
      )}
      <Dialog
        title={t('downloads.removeAll')}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button
              tone="danger"
              onClick={() => {
                setAsking(false);
                for (const { id } of records) void removeDownload(id);
              }}
            >
              {t('downloads.removeAll')}
            </Button>
          </>
        }
      >
        {t('downloads.removeAllText')}
      </Dialog>
    </>
  );
}
