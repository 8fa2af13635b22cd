// Plays what is kept on this device in the same player, with or without a network, and keeps the place.
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { CloudOff } from 'lucide-react';
import { useNavigate, useParams } from 'react-router';
import { PageFallback } from '#app/page-fallback.tsx';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import type { Renewal } from '#player/recovery.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useStoredArt } from '../components/stored-picture.tsx';
import { isExpired, nextOf, type DownloadRecord } from '../download-record.ts';
import { markDownload, useDownloads } from '../local-downloads.ts';
import { useKnownSession, useWhose } from '../use-whose.ts';

// The player reads stored files by a scheme of our own, which is there before it starts.
const Player = lazy(async () => {
  await import('../stored-scheme.ts');
  return import('#player/player.tsx');
});

/** Nothing is asked of the service: what is stored needs no fresh address. */
const renew = (): Promise<Renewal> => Promise.resolve({ kind: 'refused' });

/** Seconds before the end within which it starts over. */
const NEAR_END = 5;

export default function WatchDownload() {
  const id = Number(useParams()['id']);
  const whose = useWhose();
  const records = useDownloads();
  if (whose === undefined) return <PageFallback />;
  const record = records.find((candidate) => candidate.id === id && candidate.profileId === whose);
  return <Watching key={id} record={record} records={records} />;
}

function Watching({
  record,
  records,
}: {
  record: DownloadRecord | undefined;
  records: readonly DownloadRecord[];
}) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { data: session } = useKnownSession();
  const [opened] = useState(() => ({ at: Date.now(), mark: record?.mark ?? null }));
  const [attempt, setAttempt] = useState(0);
  const id = record?.id ?? 0;
  const art = useStoredArt(id);
  const artwork = useMemo(() => (art === null ? [] : [{ src: art, sizes: '480x270' }]), [art]);
  const onHeartbeat = useCallback(({ position }: { position: number }) => markDownload(id, position), [id]);
  usePageTitle(record?.title);

  const expired = record !== undefined && isExpired(record, opened.at);
  if (record?.state !== 'complete' || expired)
    return (
      <div className="cinema fixed inset-0 grid place-items-center bg-bg text-text">
        <EmptyState
          icon={<CloudOff aria-hidden="true" />}
          title={t(expired ? 'downloads.expired' : 'downloads.gone')}
          text={t(expired ? 'downloads.expiredText' : 'downloads.goneText')}
        >
          <ButtonLink to="/downloads" tone="solid">
            {t('downloads.title')}
          </ButtonLink>
        </EmptyState>
      </div>
    );
  const { episode } = record;
  const next = nextOf(record, records, opened.at);
  const at = opened.mark?.position ?? 0;
  return (
    <Suspense fallback={<PageFallback />}>
      <Player
        key={attempt}
        url={`kinora-stored://${id}/master.m3u8`}
        expiresAt={null}
        renew={renew}
        profileId={record.profileId}
        thumbnails={null}
        chapters={record.chapters}
        markers={record.markers}
        start={at > record.duration - NEAR_END ? 0 : at}
        title={record.title}
        artwork={artwork}
        subtitle={
          episode ? `${t('title.episodeNumber', { number: episode.number })} · ${episode.title}` : null
        }
        back="/downloads"
        standIn={record.standIn}
        next={
          next && {
            label: `${t('title.episodeNumber', { number: next.episode?.number ?? 0 })} · ${next.episode?.title ?? ''}`,
            autoplay: session?.profile?.autoplayNext ?? true,
            onPlay: () => void navigate(`/downloads/${next.id}`, { replace: true }),
          }
        }
        onHeartbeat={onHeartbeat}
        onFull={() => undefined}
        onRetry={() => setAttempt(attempt + 1)}
      />
    </Suspense>
  );
}
