// The company of a room: keeps the player in step with it, and puts its panel beside the film.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Room } from '@kinora/sdk';
import { aloneFrame, type Company } from '#player/company.ts';
import { RoomControl } from './components/room-control.tsx';
import { RoomOverlay } from './components/room-overlay.tsx';
import { RoomPanel } from './components/room-panel.tsx';
import { enterRoom, later, type EnteredRoom } from './enter-room.ts';
import { filmStep, type FilmMemory } from './film-step.ts';
import { filmAt, roomWatchPath } from './room-path.ts';
import { mayControl } from './room-state.ts';
import { isStarved, syncVideo } from './sync-video.ts';
import { tellPresence } from './tell-presence.ts';

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
      onRefused: () => session.refuse('refused'),
      onHeld: (held) => session.hold(held),
      later,
    });
    const stop = session.subscribe(() => sync.look());
    return () => {
      stop();
      sync.stop();
    };
  }, [entered, video]);

  useEffect(
    () =>
      tellPresence({
        isWaiting() {
          const { room, held } = entered.session.view();
          const plays = room !== null && !room.playback.paused && held === null;
          return plays && video !== null && isStarved(video);
        },
        tell: (waiting) => entered.tell(waiting),
        now: () => performance.now(),
        later,
      }),
    [entered, video],
  );

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
  const memory = useRef<FilmMemory>({ agreed: undefined, asked: null });
  const away = filmAt(pathname) === null;

  useEffect(() => {
    if (!away || hasVideo) return undefined;
    return later(() => {
      entered.leave();
      onLeave();
    }, PATIENCE);
  }, [away, hasVideo, entered, onLeave]);

  useEffect(() => {
    const page = filmAt(pathname);
    if (room === null || page === null) return;
    const follow = (to: Room) => void navigate(roomWatchPath(to, key), { replace: true });
    const seen = {
      page,
      room: { movieId: room.title.id, episodeId: room.episode?.id ?? null },
      named: search.includes(key),
      mayControl: mayControl(room),
    };
    const next = filmStep(memory.current, seen);
    memory.current = next.memory;
    switch (next.step) {
      case 'name':
      case 'follow':
        follow(room);
        break;
      case 'take':
        if (page.episodeId !== null)
          void entered.edit({ episodeId: page.episodeId }).then((refused) => {
            // Where the room stays, its people stay together.
            const stays = session.view().room;
            if (refused !== null && stays !== null) follow(stays);
          });
        break;
      case 'leave':
        entered.leave();
        onLeave();
        break;
      default:
    }
  }, [pathname, search, room, entered, session, key, navigate, onLeave]);
  return null;
}
