// Who is in a room: their pictures and names, who is the host, and whose film is not there yet.
import { Crown } from 'lucide-react';
import type { Room } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Spinner } from '#ui/spinner.tsx';

export function MemberFaces({ room }: { room: Pick<Room, 'members' | 'host' | 'you' | 'waiting'> }) {
  const { t } = useLanguage();
  return (
    <ul
      aria-label={t('together.members')}
      className="quiet-scroll flex gap-3 overflow-x-auto px-4 py-1"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls when many are there.
      tabIndex={room.members.length > 5 ? 0 : undefined}
    >
      {room.members.map((member) => (
        <li key={member.id} className="grid w-14 shrink-0 justify-items-center gap-1 text-center">
          <span className="relative">
            <Avatar name={member.avatar} className="size-11" />
            {room.waiting.includes(member.id) && (
              <span className="absolute inset-0 grid place-items-center rounded-md bg-black/55">
                <Spinner className="size-6 border-2" />
                <span className="sr-only">{t('together.waiting')}</span>
              </span>
            )}
            {member.id === room.host && (
              <span className="absolute -end-1 -bottom-1 grid size-5 place-items-center rounded-full bg-accent text-on-accent">
                <Crown className="size-3" aria-hidden="true" />
                <span className="sr-only">{t('together.host')}</span>
              </span>
            )}
          </span>
          <span className="w-full truncate text-xs" dir="auto" title={member.name}>
            {member.id === room.you.id ? t('together.you') : member.name}
          </span>
        </li>
      ))}
    </ul>
  );
}
