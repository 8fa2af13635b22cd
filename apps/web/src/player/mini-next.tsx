// The next episode at the end of one in the corner: it starts there by itself after a count, unless the viewer stays.
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';

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
      className="grid w-full animate-arrive gap-2.5 border-t border-line p-3.5 pt-2.5"
    >
      <div className="leading-snug">
        <p className="truncate text-page text-sm font-semibold" dir="auto">
          {label}
        </p>
        <p className="text-page text-[0.8125rem] text-muted tabular-nums">
          {left === null ? t('player.next') : t('player.nextIn', { seconds: left })}
        </p>
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Button tone="solid" onClick={onPlay}>
          {t('player.nextNow')}
        </Button>
        <Button onClick={onStay}>{t('player.nextStay')}</Button>
      </div>
    </section>
  );
}
