// At the end of an episode: the next one, which starts by itself after a count unless the viewer stays. Where the timeline ends: right, in every language.
import { Play } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';

export function NextCard({
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
      className="absolute right-[var(--gutter)] bottom-32 grid w-80 max-w-[calc(100%-2*var(--gutter))] animate-arrive gap-3 rounded-lg border border-line bg-raised/95 p-5 shadow-float"
    >
      <p className="eyebrow">{t('player.next')}</p>
      <p className="text-lg leading-snug font-semibold" dir="auto">
        {label}
      </p>
      {left !== null && (
        <p className="text-sm text-muted tabular-nums">{t('player.nextIn', { seconds: left })}</p>
      )}
      <div className="flex flex-wrap gap-2.5">
        <Button
          tone="solid"
          icon={<Play className="size-4" fill="currentColor" aria-hidden="true" />}
          onClick={onPlay}
        >
          {t('player.nextNow')}
        </Button>
        <Button onClick={onStay}>{t('player.nextStay')}</Button>
      </div>
    </section>
  );
}
