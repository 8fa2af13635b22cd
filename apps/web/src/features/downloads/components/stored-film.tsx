// Plays what is kept on this device in the same player, with or without a network, and keeps the place.
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { PageFallback } from '#app/page-fallback.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import type { PlayerProps } from '#player/player.tsx';
import type { Renewal } from '#player/recovery.ts';
import type { DownloadRecord } from '../download-record.ts';
import { markDownload, placeOf } from '../local-downloads.ts';
import { useStoredThumbnails } from '../use-stored-thumbnails.ts';
import { useKnownSession } from '../use-whose.ts';
import { useStoredArt } from './stored-picture.tsx';

// The player reads stored files by a scheme of our own, which is there before it starts.
const Player = lazy(async () => {
  await import('../stored-scheme.ts');
  return import('#player/player.tsx');
});

/** Nothing is asked of the service: what is stored needs no fresh address. */
const renew = (): Promise<Renewal> => Promise.resolve({ kind: 'refused' });

/** Seconds before the end within which it starts over. */
const NEAR_END = 5;

export interface NextEpisode {
  readonly number: number;
  readonly title: string;
  readonly onPlay: () => void;
}

export function StoredFilm({
  record,
  next,
  ...player
}: {
  record: DownloadRecord;
  next: NextEpisode | null;
} & Pick<PlayerProps, 'back' | 'onRetry' | 'docked' | 'onPlaying' | 'onExpand' | 'onClose'>) {
  const { t } = useLanguage();
  const { data: session } = useKnownSession();
  const { id, episode, duration } = record;
  const art = useStoredArt(id);
  const artwork = useMemo(() => (art === null ? [] : [{ src: art, sizes: '480x270' }]), [art]);
  const thumbnails = useStoredThumbnails(id);
  const onHeartbeat = useCallback(({ position }: { position: number }) => markDownload(id, position), [id]);
  const [start, setStart] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    void placeOf(id).then((place) => current && setStart(place > duration - NEAR_END ? 0 : place));
    return () => {
      current = false;
    };
  }, [id, duration]);

  const waiting = player.docked !== true && (
    <div className="cinema fixed inset-0 bg-bg text-text">
      <PageFallback />
    </div>
  );
  if (start === null) return waiting;
  const named = ({ number, title }: { number: number; title: string }) =>
    `${t('title.episodeNumber', { number })} · ${title}`;
  return (
    <Suspense fallback={waiting}>
      <Player
        {...player}
        stored
        url={`kinora-stored://${id}/master.m3u8`}
        expiresAt={null}
        renew={renew}
        profileId={record.profileId}
        thumbnails={thumbnails}
        chapters={record.chapters}
        markers={record.markers}
        start={start}
        title={record.title}
        artwork={artwork}
        subtitle={episode && named(episode)}
        standIn={record.standIn}
        next={
          next && {
            label: named(next),
            autoplay: session?.profile?.autoplayNext ?? true,
            onPlay: next.onPlay,
          }
        }
        onHeartbeat={onHeartbeat}
        onFull={() => undefined}
      />
    </Suspense>
  );
}
