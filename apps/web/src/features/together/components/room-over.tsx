// Over everything once a room is over: why, and the way on without it. The platform's modal dialog keeps the focus; Escape goes on too.
import { useEffect, useId, useRef } from 'react';
import { DoorOpen } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { overKey } from '../over-text.ts';

export function RoomOver({ why, onLeave }: { why: string; onLeave: () => void }) {
  const { t } = useLanguage();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={titleId}
      onClose={onLeave}
      className="cinema m-0 size-full max-h-none max-w-none place-content-center justify-items-center gap-5 bg-black/80 px-gutter text-center text-text open:grid"
    >
      <DoorOpen className="size-10 text-accent-text" aria-hidden="true" />
      <h2 id={titleId} className="max-w-md text-2xl font-semibold">
        {t(overKey(why))}
      </h2>
      <Button tone="solid" onClick={() => dialog.current?.close()}>
        {t('together.goOnAlone')}
      </Button>
    </dialog>
  );
}
