// Where films play, above all pages: over the whole window on a watch page, in the corner of the others. Leaving the page moves the
// picture and restarts nothing.
import { useCallback, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSessionQuery } from '#app/api.ts';
import Watching from './routes/watch.tsx';
import { filmAt, playsElsewhere, stageAfter, watchPath, type Going, type Staged } from './stage-after.ts';

const STILL: Going = { playing: false, episodeId: null };

export default function Stage() {
  const { data: session } = useSessionQuery();
  const profileId = session?.profile?.id;
  // Whoever signs out, or hands over to another profile, takes the film along.
  return profileId === undefined ? null : <ProfileStage key={profileId} />;
}

function ProfileStage() {
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
  const path = watchPath(next.film);
  return (
    <Watching
      key={path}
      movieId={next.film.movieId}
      episodeId={next.film.episodeId ?? undefined}
      docked={next.docked}
      onGoing={setGoing}
      onExpand={() => void navigate(path)}
      onClose={onClose}
    />
  );
}
