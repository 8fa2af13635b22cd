// The next episode at the end of one in the corner: it starts there by itself after a count, unless the viewer stays.
import { Play, X } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';

export function MiniNext({
  label,
  left,
  onPlay,
  onStay,
}: {
  label: string;
  /** Seconds until it starts; null where it waits to be asked for. */
  left: number | null;
  onPlay: () => void;
  onStay: () => void;
}) {
  const { t } = useLanguage();
  return (
    <section
      aria-label={t('player.next')}
      className="flex w-full animate-arrive items-center gap-1.5 border-t border-line py-1.5 ps-3.5 pe-1.5"
    >
      <div className="min-w-0 flex-1 leading-snug">
        <p className="truncate text-page text-sm font-semibold" dir="auto">
          {label}
        </p>
        <p className="truncate text-page text-[0.8125rem] text-muted tabular-nums">
          {left === null ? t('player.next') : t('player.nextIn', { seconds: left })}
        </p>
      </div>
      <Button
        tone="solid"
        icon={<Play className="size-4" fill="currentColor" aria-hidden="true" />}
        onClick={onPlay}
      >
        {t('player.play')}
      </Button>
      <IconButton label={t('player.nextStay')} onClick={onStay}>
        <X aria-hidden="true" />
      </IconButton>
    </section>
  );
}
