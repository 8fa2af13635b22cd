// A film that is being drawn or transcoded for its first play: its picture, and how far the work is.
import type { TitleCard } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { FilmFrame } from './film-frame.tsx';

export function Preparing({
  title,
  progress,
  back,
}: {
  title: TitleCard | undefined;
  /** 0 to 1; null while the server has not answered. */
  progress: number | null;
  back: string;
}) {
  const { t, format } = useLanguage();
  return (
    <FilmFrame title={title} back={back}>
      <div className="absolute inset-x-0 bottom-[18%] grid justify-items-center gap-5 px-gutter text-center">
        <h1 className="text-3xl font-semibold" dir="auto">
          {title?.title}
        </h1>
        <div className="w-72 max-w-full">
          <ProgressBar value={progress ?? 0} label={t('player.preparing')} />
        </div>
        <output className="font-medium">
          {t('player.preparing')}
          {progress !== null && progress > 0 && (
            <span className="tabular-nums"> · {format.percent(progress)}</span>
          )}
        </output>
        <p className="-mt-3 text-sm text-muted">{t('player.preparingText')}</p>
      </div>
    </FilmFrame>
  );
}
