// The panel of a room beside the film, below it on a narrow screen: who is there, the link, who controls, the chat.
import { useState } from 'react';
import { Link2, LogOut, PanelRightClose, Users } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { SwitchField } from '#ui/switch-field.tsx';
import type { EnteredRoom } from '../enter-room.ts';
import { mayControl } from '../room-state.ts';
import { useRoom } from '../use-room.ts';
import { MemberFaces } from './member-faces.tsx';
import { RoomChat } from './room-chat.tsx';
import { ShareLink } from './share-link.tsx';

export function RoomPanel({
  entered,
  onHide,
  onLeave,
}: {
  entered: EnteredRoom;
  onHide: () => void;
  onLeave: () => void;
}) {
  const { t } = useLanguage();
  const { room, over } = useRoom(entered.session);
  const [sharing, setSharing] = useState(false);
  if (over !== null) return null;
  const host = room?.members.find(({ id }) => id === room.host);
  const isHost = room !== null && room.host === room.you.id;
  const alone = room !== null && room.members.length < 2;
  return (
    <aside
      aria-label={t('together.title')}
      className="cinema fixed inset-y-0 end-0 z-30 flex w-[min(22rem,45vw)] flex-col border-s border-line bg-surface text-text portrait:max-md:inset-x-0 portrait:max-md:top-[56.25vw] portrait:max-md:w-auto portrait:max-md:border-s-0"
    >
      <header className="flex items-center gap-1 ps-4 pe-2 pt-2 pb-1">
        <h2 className="flex min-w-0 flex-1 items-center gap-2 font-semibold">
          <Users className="size-4.5 shrink-0 text-accent-text" aria-hidden="true" />
          <span className="truncate">
            {room === null ? t('together.title') : t('together.count', { count: room.members.length })}
          </span>
        </h2>
        <IconButton
          label={t('together.link')}
          aria-expanded={sharing || alone}
          className={classes('[&_svg]:size-5', alone && 'hidden')}
          onClick={() => setSharing(!sharing)}
        >
          <Link2 aria-hidden="true" />
        </IconButton>
        <IconButton label={t('together.leave')} className="[&_svg]:size-5" onClick={onLeave}>
          <LogOut className="rtl:-scale-x-100" aria-hidden="true" />
        </IconButton>
        <IconButton label={t('together.hidePanel')} className="[&_svg]:size-5" onClick={onHide}>
          <PanelRightClose
            className="rtl:-scale-x-100 portrait:max-md:rotate-90 portrait:max-md:rtl:scale-x-100"
            aria-hidden="true"
          />
        </IconButton>
      </header>
      {room === null ? (
        <div className="grid flex-1 place-items-center">
          <Spinner className="size-8" />
        </div>
      ) : (
        <>
          <MemberFaces room={room} />
          {(sharing || alone) && (
            <section className="mx-4 mt-3 rounded-lg border border-line bg-raised p-3">
              <p className="mb-2.5 text-sm text-muted">{t('together.invite')}</p>
              <ShareLink roomKey={entered.key} title={room.title.title} />
            </section>
          )}
          <div className="border-b border-line px-4 pt-2 pb-1.5">
            {isHost ? (
              <SwitchField
                label={t('together.everyone')}
                checked={room.everyoneControls}
                onChange={(everyoneControls) => void entered.edit({ everyoneControls })}
              />
            ) : (
              <p className="py-1 text-sm text-muted">
                {mayControl(room)
                  ? t('together.everyoneControls')
                  : t('together.hostControls', { name: host?.name ?? t('together.host') })}
              </p>
            )}
          </div>
          <RoomChat key={String(room.mayChat)} entered={entered} room={room} />
        </>
      )}
    </aside>
  );
}
