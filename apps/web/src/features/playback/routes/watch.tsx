// Plays a title or an episode: starts the playback, waits for its preparation, hands it to the player, keeps the place.
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import {
  useLazyPlaybackQuery,
  useMovieQuery,
  usePlaybackQuery,
  useSaveProgressMutation,
  useSessionQuery,
  useStartPlaybackMutation,
} from '#app/api.ts';
import { useTellPages } from '#app/use-tell-pages.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { asProblem } from '#app/as-problem.ts';
import { useLanguage } from '#i18n/language-context.ts';
import type { Renewal } from '#player/recovery.ts';
import { PlayerFault } from '#player/player-fault.tsx';
import { useThumbnails } from '#player/use-thumbnails.ts';
import { MiniNotice } from '#player/mini-notice.tsx';
import { ownChunk } from '#ui/own-chunk.ts';
import { Preparing } from '../components/preparing.tsx';
import { TooManyStreams } from '../components/too-many-streams.tsx';
import type { Going } from '../stage-after.ts';
import { useStreamPlace } from '../use-stream-place.ts';

// Asked for while the address of the film is on its way, not after it.
const Player = ownChunk(() => import('#player/player.tsx'));
// A failure is told when it is to be shown.
Player.bring().catch(() => undefined);

/** Milliseconds between two looks at a playback in preparation. */
const LOOK = 700;

export interface WatchingProps {
  readonly movieId: number;
  /** Undefined for a film, and for a series that goes on where it was left. */
  readonly episodeId: number | undefined;
  /** In the corner of another page, not over the whole window. */
  readonly docked: boolean;
  readonly onGoing: (going: Going) => void;
  /** Goes on with another episode, in the same place. */
  readonly onNext: (episodeId: number) => void;
  readonly onExpand: () => void;
  readonly onClose: () => void;
}

export default function Watching({
  movieId,
  episodeId,
  docked,
  onGoing,
  onNext,
  onExpand,
  onClose,
}: WatchingProps) {
  const { t } = useLanguage();
  const { data: session } = useSessionQuery();
  const { data: title } = useMovieQuery(movieId);
  const [start, { data: started, error }] = useStartPlaybackMutation();
  const [saveProgress] = useSaveProgressMutation();
  usePageTitle(docked ? null : title?.title);

  const begin = useCallback(
    () => void start({ movieId, ...(episodeId === undefined ? {} : { episodeId }) }),
    [start, movieId, episodeId],
  );
  useEffect(begin, [begin]);
  useTellPages(docked);

  const card = title?.art.card;
  // Its widths are among those of `Picture`.
  const artwork = useMemo(
    () => (card === undefined ? [] : [480, 1280].map((width) => artworkOf(card, width))),
    [card],
  );

  const preparing = started?.state === 'preparing';
  const { currentData: looked } = usePlaybackQuery(
    { id: started?.id ?? '', stream: started?.stream ?? 0 },
    {
      skip: !preparing,
      pollingInterval: LOOK,
    },
  );
  // A stream that was stopped and taken back has another place than it began with.
  const [moved, setMoved] = useState<{ from: number; to: number } | null>(null);
  const stream = moved !== null && moved.from === started?.stream ? moved.to : started?.stream;
  useStreamPlace(stream);
  const playback = preparing ? (looked ?? started) : started;
  // Once the address is there it stays: a later look must not start the film again.
  const [ready, setReady] = useState<typeof playback>(undefined);
  if (playback?.state === 'ready' && ready?.id !== playback.id) setReady(playback);

  const back = `/title/${movieId}`;
  const shownEpisodeId = ready?.episodeId ?? episodeId ?? null;
  const onHeartbeat = useCallback(
    (mark: { position: number; duration: number }, leaving: boolean) =>
      void saveProgress({
        mark: { movieId, episodeId: shownEpisodeId, ...mark, ...(stream === undefined ? {} : { stream }) },
        leaving,
      }),
    [saveProgress, movieId, shownEpisodeId, stream],
  );
  const [ask] = useLazyPlaybackQuery();
  const [renewed, setRenewed] = useState<string | null>(null);
  const thumbnails = useThumbnails(renewed ?? ready?.thumbnails ?? null);
  const id = started?.id;
  const first = started?.stream;
  const renew = useCallback(async (): Promise<Renewal> => {
    if (id === undefined || first === undefined || stream === undefined) return { kind: 'refused' };
    const answer = await ask({ id, stream });
    const problem = asProblem(answer.error);
    if (answer.data?.hls) {
      setRenewed(answer.data.thumbnails);
      if (answer.data.stream !== stream) setMoved({ from: first, to: answer.data.stream });
      return { kind: 'fresh', url: answer.data.hls, expiresAt: answer.data.expiresAt };
    }
    if (problem?.code === 'network' || (problem?.status ?? 0) >= 500) return { kind: 'unreachable' };
    return { kind: problem?.code === 'stream_limit_reached' ? 'full' : 'refused' };
  }, [ask, id, first, stream]);
  const [taken, setTaken] = useState(false);
  const onFull = useCallback(() => setTaken(true), []);
  /** Seconds: where it was when it began anew, which the service may not know yet. */
  const [place, setPlace] = useState<number | null>(null);
  const retry = (from: number | null) => {
    if (from !== null) setPlace(from);
    setReady(undefined);
    setTaken(false);
    begin();
  };
  const [playing, setPlaying] = useState(false);
  useEffect(() => onGoing({ playing, episodeId: shownEpisodeId }), [onGoing, playing, shownEpisodeId]);

  const trouble =
    taken || asProblem(error)?.code === 'stream_limit_reached'
      ? 'player.tooMany'
      : error || playback?.state === 'failed' || (ready && !ready.hls)
        ? 'player.failed'
        : null;
  if (docked && (trouble || !ready || !title))
    return (
      <MiniNotice
        title={title?.title ?? ''}
        text={t(trouble ?? 'player.preparing')}
        onExpand={onExpand}
        onClose={onClose}
      />
    );
  if (trouble === 'player.tooMany')
    return <TooManyStreams title={title} back={back} onRetry={() => retry(null)} />;
  if (trouble) return <PlayerFault kind="failed" back={back} onRetry={() => retry(null)} />;
  const url = ready?.hls;
  const waiting = <Preparing title={title} progress={playback?.progress ?? null} back={back} />;
  if (!ready || !url || !title) return waiting;

  const episode = title.episodes.find(({ id }) => id === shownEpisodeId);
  const { next } = ready;
  const finished = ready.duration !== null && ready.resumeAt > ready.duration - 5;
  return (
    <Suspense fallback={waiting}>
      <Player
        url={url}
        expiresAt={ready.expiresAt}
        renew={renew}
        profileId={session?.profile?.id ?? null}
        thumbnails={thumbnails}
        chapters={ready.chapters}
        markers={ready.markers}
        start={place ?? (finished ? 0 : ready.resumeAt)}
        title={title.title}
        artwork={artwork}
        subtitle={
          episode ? `${t('title.episodeNumber', { number: episode.number })} · ${episode.title}` : null
        }
        back={back}
        standIn={ready.standIn}
        next={
          next && {
            label: `${t('title.episodeNumber', { number: next.number })} · ${next.title}`,
            autoplay: session?.profile?.autoplayNext ?? true,
            onPlay: () => onNext(next.id),
          }
        }
        onHeartbeat={onHeartbeat}
        onFull={onFull}
        onRetry={retry}
        docked={docked}
        onPlaying={setPlaying}
        onExpand={onExpand}
        onClose={onClose}
      />
    </Suspense>
  );
}

function artworkOf(card: string, width: number): { src: string; sizes: string } {
  return { src: `${card}/${width}.webp`, sizes: `${width}x${(width * 9) / 16}` };
}
