// A film that is being drawn or transcoded for its first play: its picture, and how far the work is.
import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import type { TitleCard } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { Picture } from '#ui/picture.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';

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
    <div className="cinema fixed inset-0 overflow-hidden bg-bg text-text">
      {title && (
        <Picture
          shape="backdrop"
          art={title.art}
          title={title.title}
          eager
          className="absolute! inset-0 aspect-auto! opacity-55"
        />
      )}
      <div className="beam absolute inset-0" aria-hidden="true" />
      <div className="absolute inset-0 bg-gradient-to-t from-bg to-bg/30" aria-hidden="true" />
      <Link
        to={back}
        aria-label={title ? t('player.back', { title: title.title }) : t('common.back')}
        className="absolute start-[calc(var(--gutter)-0.6rem)] top-4 inline-grid size-11 place-items-center rounded-full hover:bg-white/15"
      >
        <ArrowLeft className="rtl:-scale-x-100" aria-hidden="true" />
      </Link>
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
    </div>
  );
}
