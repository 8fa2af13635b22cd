// What can be done with the film in the corner: play, go back to its page, close. Its name, and how far it is.
import type { ReactNode } from 'react';
import { Maximize2, X } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';

export function MiniBar({
  title,
  text,
  action,
  onExpand,
  onClose,
}: {
  title: string;
  /** The episode, or what is wrong. */
  text: string | null;
  action?: ReactNode;
  onExpand: () => void;
  onClose: () => void;
}) {
  const { t } = useLanguage();
  return (
    <div className="flex min-w-0 flex-1 items-center gap-0.5 ps-3.5 pe-1.5 md:min-h-14">
      <div className="min-w-0 flex-1 leading-snug">
        <p className="truncate text-page text-sm font-semibold" dir="auto">
          {title}
        </p>
        {text && (
          <p className="truncate text-page text-[0.8125rem] text-muted" dir="auto">
            {text}
          </p>
        )}
      </div>
      {action}
      <IconButton label={t('player.mini.expand', { title })} onClick={onExpand}>
        <Maximize2 className="rtl:-scale-x-100" aria-hidden="true" />
      </IconButton>
      <IconButton label={t('player.mini.close')} onClick={onClose}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
