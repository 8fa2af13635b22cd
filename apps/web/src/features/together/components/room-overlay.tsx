// Over the film of a room: what others just did, said to screen readers as well, and what stands in the way of watching.
import { useEffect, useState, type ReactNode } from 'react';
import { Pause, Play, WifiOff } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Avatar } from '#ui/avatar.tsx';
import { classes } from '#ui/classes.ts';
import type { EnteredRoom } from '../enter-room.ts';
import { noticeText } from '../notice-text.ts';
import { useRoom } from '../use-room.ts';
import { RoomOver } from './room-over.tsx';

/** Milliseconds that a notice stays. */
const STAYS = 4_500;

export function RoomOverlay({
  entered,
  open,
  frame,
  onLeave,
}: {
  entered: EnteredRoom;
  /** The panel is. */
  open: boolean;
  /** Where the film is. */
  frame: string;
  onLeave: () => void;
}) {
  const { t, format } = useLanguage();
  const { room, notice, connected, over, held } = useRoom(entered.session);
  const [gone, setGone] = useState(0);
  const id = notice?.id ?? 0;
  useEffect(() => {
    if (id === 0) return undefined;
    const timer = setTimeout(() => setGone(id), STAYS);
    return () => clearTimeout(timer);
  }, [id]);

  const text = notice && room ? noticeText(notice, room.you, t, format) : null;
  const message =
    notice && typeof notice.event === 'object' && notice.event.kind === 'message'
      ? notice.event.message
      : null;
  const recent = id !== gone;

  if (over !== null) return <RoomOver why={over} onLeave={onLeave} />;
  return (
    <div
      className={classes(
        'cinema pointer-events-none fixed z-20 grid content-start justify-items-center gap-2 overflow-hidden px-gutter pt-18 text-text',
        frame,
      )}
    >
      <output aria-live="polite" className="contents">
        {!connected && (
          <Note icon={<WifiOff className="size-4.5 text-accent-text" aria-hidden="true" />}>
            {t('together.reconnecting')}
          </Note>
        )}
        {held === 'own' && (
          <Note icon={<Pause className="size-4.5 text-accent-text" aria-hidden="true" />}>
            {t('together.heldOwn')}
          </Note>
        )}
        {held === 'blocked' && (
          <Note icon={<Play className="size-4.5 text-accent-text" aria-hidden="true" />}>
            {t('together.heldBlocked')}
          </Note>
        )}
        {recent && text !== null && <Note key={id}>{text}</Note>}
        {recent && !open && message !== null && message.by.id !== room?.you.id && (
          <Note key={id} icon={<Avatar name={message.by.avatar} className="size-6" />}>
            <span className="sr-only">{message.by.name}</span>
            <span className="line-clamp-2 wrap-anywhere" dir="auto">
              {message.text}
            </span>
          </Note>
        )}
      </output>
    </div>
  );
}

function Note({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <span className="flex max-w-[min(28rem,100%)] animate-arrive items-center gap-2.5 rounded-lg border border-line bg-raised/95 px-3.5 py-2.5 text-sm font-medium shadow-float [&>svg]:shrink-0">
      {icon}
      {children}
    </span>
  );
}
