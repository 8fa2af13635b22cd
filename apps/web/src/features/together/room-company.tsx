// The company of a room: keeps the player in step with it, and puts its panel beside the film.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { aloneFrame, type Company } from '#player/company.ts';
import { RoomControl } from './components/room-control.tsx';
import { RoomOverlay } from './components/room-overlay.tsx';
import { RoomPanel } from './components/room-panel.tsx';
import { enterRoom, later, type EnteredRoom } from './enter-room.ts';
import { filmAt, roomWatchPath } from './room-path.ts';
import { mayControl } from './room-state.ts';
import { syncVideo } from './sync-video.ts';

/** Milliseconds without a film, on another page, after which one has left. */
const PATIENCE = 1_500;

/** How much of the window the film takes beside the panel: all but its width, or the top of a narrow upright screen. */
const besidePanel =
  'inset-y-0 start-0 end-[min(22rem,45vw)] portrait:max-md:inset-x-0 portrait:max-md:bottom-auto portrait:max-md:aspect-video';

export default function RoomCompany({
  roomKey,
  onCompany,
  onLeave,
}: {
  roomKey: string;
  onCompany: (company: Company | null) => void;
  onLeave: () => void;
}) {
  const { pathname } = useLocation();
  const [entered] = useState(() => enterRoom(roomKey));
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [open, setOpen] = useState(true);
  useEffect(() => entered.open(), [entered]);

  const toggle = useCallback(() => setOpen((before) => !before), []);
  useEffect(() => {
    onCompany({
      onVideo: setVideo,
      startAt: () => entered.standing(),
      frame: open ? besidePanel : aloneFrame,
      control: <RoomControl entered={entered} open={open} onToggle={toggle} />,
    });
  }, [entered, onCompany, open, toggle]);

  useEffect(() => {
    if (video === null) return undefined;
    const { session } = entered;
    const sync = syncVideo(video, {
      now: () => entered.now(),
      playback: () => session.view().room?.playback ?? null,
      mayControl: () => {
        const { room } = session.view();
        return room !== null && mayControl(room);
      },
      send: (wish) => entered.steer(wish),
      onRefused: () => session.refuse(),
      onHeld: (held) => session.hold(held),
      later,
    });
    const stop = session.subscribe(() => sync.look());
    return () => {
      stop();
      sync.stop();
    };
  }, [entered, video]);

  const leave = () => {
    entered.leave();
    onLeave();
  };
  return (
    <>
      <SameFilm entered={entered} hasVideo={video !== null} onLeave={onLeave} />
      {filmAt(pathname) !== null && (
        <>
          <RoomOverlay
            entered={entered}
            open={open}
            frame={open ? besidePanel : aloneFrame}
            onLeave={onLeave}
          />
          {open && <RoomPanel entered={entered} onHide={toggle} onLeave={leave} />}
        </>
      )}
    </>
  );
}

/** Goes where the room goes, takes it along to another episode, and leaves with the film. */
function SameFilm({
  entered,
  hasVideo,
  onLeave,
}: {
  entered: EnteredRoom;
  hasVideo: boolean;
  onLeave: () => void;
}) {
  const { session, key } = entered;
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const room = useSyncExternalStore(session.subscribe, () => session.view().room);
  const episodeId = room?.episode?.id ?? null;
  const movieId = room?.title.id ?? null;
  const [shown, setShown] = useState(episodeId);
  const film = filmAt(pathname);
  const away = film === null;

  useEffect(() => {
    if (!away || hasVideo) return undefined;
    return later(() => {
      entered.leave();
      onLeave();
    }, PATIENCE);
  }, [away, hasVideo, entered, onLeave]);

  useEffect(() => {
    if (room === null || film === null) return;
    const here = film.movieId === movieId && (film.episodeId ?? episodeId) === episodeId;
    if (here) {
      if (shown !== episodeId) setShown(episodeId);
      if (!search.includes(key)) void navigate(roomWatchPath(room, key), { replace: true });
    } else if (film.movieId === movieId && shown !== episodeId) {
      // The room went on: after it.
      setShown(episodeId);
      void navigate(roomWatchPath(room, key), { replace: true });
    } else if (film.movieId === movieId && film.episodeId !== null && mayControl(room)) {
      // The viewer went on: the room comes along.
      void entered.edit({ episodeId: film.episodeId });
    } else {
      entered.leave();
      onLeave();
    }
    // oxlint-disable-next-line react/exhaustive-deps -- only a change of page or episode asks this
  }, [pathname, movieId, episodeId]);
  return null;
}
