// Plays a title or an episode: starts the playback, waits for its preparation, hands it to the player, keeps the place.
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useDispatch } from 'react-redux';
import { useNavigate, useParams } from 'react-router';
import {
  api,
  useMovieQuery,
  usePlaybackQuery,
  useSaveProgressMutation,
  useSessionQuery,
  useStartPlaybackMutation,
} from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { asProblem } from '#app/as-problem.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { PlayerFault } from '#player/player-fault.tsx';
import { Preparing } from '../components/preparing.tsx';
import { TooManyStreams } from '../components/too-many-streams.tsx';
import { useStreamPlace } from '../use-stream-place.ts';

const Player = lazy(() => import('#player/player.tsx'));

/** Milliseconds between two looks at a playback in preparation. */
const LOOK = 700;

export default function Watch() {
  const params = useParams();
  const movieId = Number(params['id']);
  const episodeId = params['episode'] === undefined ? undefined : Number(params['episode']);
  return <Watching key={`${movieId}/${episodeId ?? ''}`} movieId={movieId} episodeId={episodeId} />;
}

function Watching({ movieId, episodeId }: { movieId: number; episodeId: number | undefined }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const dispatch = useDispatch();
  const { data: session } = useSessionQuery();
  const { data: title } = useMovieQuery(movieId);
  const [start, { data: started, error }] = useStartPlaybackMutation();
  const [saveProgress] = useSaveProgressMutation();
  usePageTitle(title?.title);

  const begin = useCallback(
    () => void start({ movieId, ...(episodeId === undefined ? {} : { episodeId }) }),
    [start, movieId, episodeId],
  );
  useEffect(begin, [begin]);
  // What was watched belongs on the home page and on the page of the title.
  useEffect(
    () => () => {
      dispatch(api.util.invalidateTags(['Home', 'Continue']));
    },
    [dispatch],
  );

  const preparing = started?.state === 'preparing';
  const { currentData: looked } = usePlaybackQuery(
    { id: started?.id ?? '', stream: started?.stream ?? 0 },
    {
      skip: !preparing,
      pollingInterval: LOOK,
    },
  );
  useStreamPlace(started?.stream);
  const playback = preparing ? (looked ?? started) : started;
  // Once the address is there it stays: a later look must not start the film again.
  const [ready, setReady] = useState<typeof playback>(undefined);
  if (playback?.state === 'ready' && ready?.id !== playback.id) setReady(playback);

  const back = `/title/${movieId}`;
  const stream = started?.stream;
  const shownEpisodeId = ready?.episodeId ?? episodeId ?? null;
  const onHeartbeat = useCallback(
    (mark: { position: number; duration: number }, leaving: boolean) =>
      void saveProgress({
        mark: { movieId, episodeId: shownEpisodeId, ...mark, ...(stream === undefined ? {} : { stream }) },
        leaving,
      }),
    [saveProgress, movieId, shownEpisodeId, stream],
  );
  const retry = () => {
    setReady(undefined);
    begin();
  };

  if (asProblem(error)?.code === 'stream_limit_reached')
    return <TooManyStreams back={back} onRetry={retry} />;
  if (error || playback?.state === 'failed') return <PlayerFault kind="failed" back={back} onRetry={retry} />;
  const url = ready?.hls;
  if (ready && !url) return <PlayerFault kind="failed" back={back} onRetry={retry} />;
  const waiting = <Preparing title={title} progress={playback?.progress ?? null} back={back} />;
  if (!ready || !url || !title) return waiting;

  const episode = title.episodes.find(({ id }) => id === shownEpisodeId);
  const { next } = ready;
  const finished = ready.duration !== null && ready.resumeAt > ready.duration - 5;
  return (
    <Suspense fallback={waiting}>
      <Player
        url={url}
        thumbnails={ready.thumbnails}
        start={finished ? 0 : ready.resumeAt}
        title={title.title}
        subtitle={
          episode ? `${t('title.episodeNumber', { number: episode.number })} · ${episode.title}` : null
        }
        back={back}
        standIn={ready.standIn}
        next={
          next && {
            label: `${t('title.episodeNumber', { number: next.number })} · ${next.title}`,
            autoplay: session?.profile?.autoplayNext ?? true,
            onPlay: () => void navigate(`/watch/${movieId}/${next.id}`, { replace: true }),
          }
        }
        onHeartbeat={onHeartbeat}
        onRetry={retry}
      />
    </Suspense>
  );
}
