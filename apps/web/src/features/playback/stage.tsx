// Where films play, above all pages: over the whole window on a watch page, in the corner of the others. Leaving the page moves the
// picture and restarts nothing.
import { useCallback, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSessionQuery } from '#app/api.ts';
import Watching, { type WatchingProps } from './routes/watch.tsx';
import { filmAt, playsElsewhere, stageAfter, watchPath, type Going, type Staged } from './stage-after.ts';

const STILL: Going = { playing: false, episodeId: null };

/** Plays what is kept on this device, or what stands for it: the stream. */
export type StoredFirst = ComponentType<WatchingProps & { profileId: number; streamed: ReactNode }>;

export default function Stage({ StoredFirst }: { StoredFirst: StoredFirst }) {
  const { data: session } = useSessionQuery();
  const profileId = session?.profile?.id;
  // Whoever signs out, or hands over to another profile, takes the film along.
  return profileId === undefined ? null : (
    <ProfileStage key={profileId} profileId={profileId} StoredFirst={StoredFirst} />
  );
}

function ProfileStage({ profileId, StoredFirst }: { profileId: number; StoredFirst: StoredFirst }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [staged, setStaged] = useState<Staged | null>(null);
  const [going, setGoing] = useState(STILL);
  const next = playsElsewhere(pathname) ? null : stageAfter(staged, filmAt(pathname), going);
  if (next !== staged) {
    setStaged(next);
    if (next?.film !== staged?.film) setGoing(STILL);
  }
  const onClose = useCallback(() => setStaged(null), []);
  const docked = next?.docked ?? true;
  useEffect(() => {
    if (docked && document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }, [docked]);
  if (next === null) return null;
  const { film } = next;
  const path = watchPath(film);
  const props: WatchingProps = {
    movieId: film.movieId,
    episodeId: film.episodeId ?? undefined,
    docked: next.docked,
    onGoing: setGoing,
    onNext(episodeId) {
      const other = { movieId: film.movieId, episodeId };
      if (!next.docked) {
        void navigate(watchPath(other), { replace: true });
        return;
      }
      setStaged({ film: other, docked: true });
      setGoing(STILL);
    },
    onExpand: () => void navigate(path),
    onClose,
  };
  return <StoredFirst key={path} {...props} profileId={profileId} streamed={<Watching {...props} />} />;
}
