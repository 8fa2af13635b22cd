// One file on its way here: what it is, how far it is, and a hand on it.
import { CircleAlert, CircleCheck, FileVideo, Pause, Play, RotateCw, X } from 'lucide-react';
import { useMovieQuery } from '#app/api.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { faultText } from '../fault-text.ts';
import { guessName } from '../guess-name.ts';
import { formatBytes, formatSeconds } from '../measures.ts';
import { uploadQueue, type UploadItem } from '../upload-queue.ts';
import { TitlePicker } from './title-picker.tsx';

export function UploadCard({ item }: { item: UploadItem }) {
  const { t, locale, format } = useLanguage();
  const { id, name, bytes, sent, state, title, fault, secondsLeft } = item;
  const { currentData: movie } = useMovieQuery(title?.movieId ?? 0, { skip: title === null });
  const share = bytes === 0 ? 1 : sent / bytes;
  const parts = [
    t('studio.upload.sent', { sent: formatBytes(sent, locale), size: formatBytes(bytes, locale) }),
    ...(secondsLeft === null || state !== 'sending'
      ? []
      : [t('title.left', { time: formatSeconds(secondsLeft, locale) })]),
  ];
  return (
    <li className="grid grid-cols-1 gap-3 rounded-lg border border-line bg-surface p-4" aria-label={name}>
      <div className="flex items-center gap-3">
        <span className="shrink-0 text-muted [&_svg]:size-6" aria-hidden="true">
          {state === 'failed' ? (
            <CircleAlert className="text-danger" />
          ) : state === 'done' ? (
            <CircleCheck className="text-good" />
          ) : (
            <FileVideo />
          )}
        </span>
        <div className="min-w-0 flex-1">
          <p className="truncate text-page font-medium" dir="auto">
            {name}
          </p>
          <p className="truncate text-sm text-muted">
            {movie ? (
              <bdi>
                {movie.title} {movie.year !== null && `(${movie.year})`}
              </bdi>
            ) : (
              formatBytes(bytes, locale)
            )}
          </p>
        </div>
        {state === 'sending' && (
          <IconButton label={t('studio.upload.pause', { name })} onClick={() => uploadQueue.pause(id)}>
            <Pause aria-hidden="true" />
          </IconButton>
        )}
        {state === 'paused' && (
          <IconButton label={t('studio.upload.resume', { name })} onClick={() => uploadQueue.resume(id)}>
            <Play aria-hidden="true" />
          </IconButton>
        )}
        {state === 'failed' && fault === 'network' && (
          <IconButton label={t('studio.upload.retry', { name })} onClick={() => uploadQueue.resume(id)}>
            <RotateCw aria-hidden="true" />
          </IconButton>
        )}
        {state !== 'checking' && (
          <IconButton
            label={t(
              state === 'done' || state === 'failed' ? 'studio.upload.clear' : 'studio.upload.cancel',
              {
                name,
              },
            )}
            onClick={() => void uploadQueue.cancel(id)}
          >
            <X aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {state === 'asking' && (
        <TitlePicker guess={guessName(name)} onSend={(chosen) => uploadQueue.send(id, chosen)} />
      )}
      {(state === 'sending' || state === 'paused' || state === 'checking') && (
        <div className="grid gap-1.5">
          <ProgressBar value={share} label={t('studio.upload.progress', { name })} />
          <p className="flex flex-wrap justify-between gap-x-4 text-sm text-muted tabular-nums">
            <span>
              {state === 'checking' ? t('studio.upload.checking') : parts.join(' · ')}
              {state === 'paused' && ` · ${t('studio.upload.paused')}`}
            </span>
            <span>{format.percent(share)}</span>
          </p>
        </div>
      )}
      {state === 'done' && <p className="text-sm text-muted">{t('studio.upload.done')}</p>}
      {state === 'failed' && (
        <p role="alert" className="text-sm text-danger">
          {faultText(fault ?? 'other', t)}
        </p>
      )}
    </li>
  );
}
