// The button of the player that shows and hides the panel of its room, with how much was said meanwhile.
import { useState } from 'react';
import { MessagesSquare } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import type { EnteredRoom } from '../enter-room.ts';
import { useRoom } from '../use-room.ts';

export function RoomControl({
  entered,
  open,
  onToggle,
}: {
  entered: EnteredRoom;
  open: boolean;
  onToggle: () => void;
}) {
  const { t } = useLanguage();
  const { room } = useRoom(entered.session);
  const newest = room?.messages.at(-1)?.id ?? 0;
  const [seen, setSeen] = useState(newest);
  if (open && seen !== newest) setSeen(newest);
  const unread = room?.messages.filter(({ id }) => id > seen).length ?? 0;
  const label =
    unread > 0
      ? t('together.showPanelUnread', { count: unread })
      : t(open ? 'together.hidePanel' : 'together.showPanel');
  return (
    <IconButton label={label} aria-expanded={open} onClick={onToggle} className="relative">
      <MessagesSquare aria-hidden="true" className={open ? 'text-accent-text' : ''} />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute end-0.5 top-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[0.6875rem] font-bold text-on-accent tabular-nums"
        >
          {unread > 9 ? '9+' : unread}
        </span>
      )}
    </IconButton>
  );
}
