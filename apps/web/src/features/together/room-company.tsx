// The company of a room: keeps the player in step with it, and puts its panel beside the film.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Company } from '#player/company.ts';
import { RoomControl } from './components/room-control.tsx';
import { RoomOverlay } from './components/room-overlay.tsx';
import { RoomPanel } from './components/room-panel.tsx';
import { enterRoom, later, type EnteredRoom } from './enter-room.ts';
import { panelState } from './panel-state.ts';
import { filmAt, roomWatchPath } from './room-path.ts';
import { mayControl } from './room-state.ts';
import { syncVideo } from './sync-video.ts';

/** Milliseconds without a film, on another page, after which one has left. */
const PATIENCE = 1_500;

export default function RoomCompany({
  roomKey,
  onCompany,
  onLeave,
}: {
  roomKey: string;
  onCompany: (company: Company | null) => void;
  onLeave: () => void;
}) {
  const [entered, setEntered] = useState<EnteredRoom | null>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  useEffect(() => {
    const room = enterRoom(roomKey);
    setEntered(room);
    return () => room.close();
  }, [roomKey]);

  const leaving = useRef(onLeave);
  useEffect(() => {
    leaving.current = onLeave;
  });
  // Made once for a room: its parts follow the room by themselves, and the player is not drawn again for each message.
  useEffect(() => {
    if (entered === null) return undefined;
    const panel = panelState();
    const leave = () => {
      entered.leave();
      leaving.current();
    };
    onCompany({
      onVideo: setVideo,
      startAt: () => entered.position(),
      Aside: () => <RoomPanel entered={entered} panel={panel} onLeave={leave} />,
      Overlay: ({ shown }) => (
        <RoomOverlay entered={entered} panel={panel} shown={shown} onLeave={() => leaving.current()} />
      ),
      Control: () => <RoomControl entered={entered} panel={panel} />,
    });
    return () => onCompany(null);
  }, [entered, onCompany]);

  useEffect(() => {
    if (entered === null || video === null) return undefined;
    const { session, clock } = entered;
    const sync = syncVideo(video, {
      now: () => clock.now(),
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

  if (entered === null) return null;
  return <SameFilm entered={entered} hasVideo={video !== null} onLeave={onLeave} />;
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
