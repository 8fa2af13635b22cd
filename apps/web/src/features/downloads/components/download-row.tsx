// One download: what it is, how far it came, how long it may be watched, and what can be done with it.
import { useState } from 'react';
import { Pause, Play, RotateCw, Trash2, X } from 'lucide-react';
import { Link } from 'react-router';
import { failureOf } from '#app/settle.ts';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { byteText } from '../byte-text.ts';
import { isExpired, isPlayable, type DownloadRecord } from '../download-record.ts';
import { pauseDownload, removeDownload, renewDownload, resumeDownload } from '../local-downloads.ts';
import { StoredPicture } from './stored-picture.tsx';

const DAY_MS = 86_400_000;

export function DownloadRow({ record, now }: { record: DownloadRecord; now: number }) {
  const { t, locale, format } = useLanguage();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const { id, state, trouble, received, bytes, episode, mark } = record;
  const title = episode === null ? record.title : `${record.title}: ${episode.title}`;
  const playable = isPlayable(record, now);
  const expired = isExpired(record, now);
  const share = Math.min(1, received / Math.max(1, bytes));
  const coming = state === 'queued' || state === 'running';
  const days = Math.ceil((record.expiresAt - now) / DAY_MS);

  const renew = async () => {
    setBusy(true);
    try {
      await renewDownload(record);
      say({ text: t('downloads.renewed') });
    } catch (fault) {
      say({ tone: 'fault', text: problemText(failureOf(fault), t) });
    }
    setBusy(false);
  };
  const remove = () => {
    void removeDownload(id);
    say({ text: t('downloads.removed', { title }) });
  };

  const note =
    state === 'ended'
      ? t('downloads.ended')
      : expired
        ? t('downloads.expired')
        : state === 'complete'
          ? days <= 1
            ? t('downloads.expiresToday')
            : t('downloads.expires', { days })
          : state === 'failed'
            ? t(trouble === 'space' ? 'downloads.full' : 'downloads.failed')
            : trouble === 'network'
              ? t('downloads.waiting')
              : state === 'paused'
                ? t('downloads.paused')
                : state === 'queued'
                  ? t('downloads.queued')
                  : t('downloads.running', { percent: format.percent(share) });
  const picture = <StoredPicture id={id} tone={record.tone} />;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-3 py-4 sm:flex-nowrap sm:gap-x-5">
      {playable ? (
        <Link
          to={`/downloads/${id}`}
          aria-label={t('downloads.playNamed', { title })}
          className="group relative w-32 shrink-0 sm:w-44"
        >
          {picture}
          <span className="absolute inset-0 grid place-items-center">
            <span className="grid size-11 place-items-center rounded-full bg-black/65 text-white transition-colors group-hover:bg-accent group-hover:text-on-accent">
              <Play className="size-5" fill="currentColor" aria-hidden="true" />
            </span>
          </span>
          {mark !== null && (
            <span className="absolute inset-x-0 bottom-0 h-1 bg-black/50">
              <span
                className="block h-full bg-accent"
                style={{ width: `${Math.min(100, (mark.position / Math.max(1, record.duration)) * 100)}%` }}
              />
            </span>
          )}
        </Link>
      ) : (
        <span
          className={classes('block w-32 shrink-0 sm:w-44', (expired || state === 'ended') && 'opacity-50')}
        >
          {picture}
        </span>
      )}
      <div className="min-w-0 flex-1 basis-28 sm:basis-40">
        <p className="text-page truncate text-lg leading-snug font-semibold" dir="auto">
          {record.title}
        </p>
        {episode !== null && (
          <p className="text-page truncate text-sm text-text/85" dir="auto">
            {t('title.episodeNumber', { number: episode.number })} · {episode.title}
          </p>
        )}
        <p className="mt-1 text-sm text-muted">
          <bdi>{t('downloads.lines', { lines: record.height })}</bdi> ·{' '}
          <bdi className="tabular-nums">
            {state === 'complete' || received === 0
              ? byteText(bytes, locale)
              : t('downloads.progress', {
                  received: byteText(received, locale),
                  total: byteText(bytes, locale),
                })}
          </bdi>
        </p>
        {(coming || state === 'paused' || state === 'failed') && (
          <div className="mt-2.5 max-w-md">
            <ProgressBar
              value={share}
              label={t('downloads.runningNamed', { title, percent: format.percent(share) })}
            />
          </div>
        )}
        <p
          className={classes(
            'mt-1.5 text-sm',
            state === 'failed' || expired || state === 'ended' ? 'font-medium text-danger' : 'text-muted',
          )}
        >
          {note}
        </p>
      </div>
      <div className="ms-auto flex items-center gap-1.5">
        {coming && (
          <IconButton label={t('downloads.pauseNamed', { title })} onClick={() => pauseDownload(id)}>
            <Pause aria-hidden="true" />
          </IconButton>
        )}
        {(state === 'paused' || state === 'failed') && !expired && (
          <IconButton label={t('downloads.resumeNamed', { title })} onClick={() => resumeDownload(id)}>
            <RotateCw aria-hidden="true" />
          </IconButton>
        )}
        {expired && state !== 'ended' && (
          <Button busy={busy} aria-label={t('downloads.renewNamed', { title })} onClick={() => void renew()}>
            {t('downloads.renew')}
          </Button>
        )}
        <IconButton
          label={t(coming || state === 'paused' ? 'downloads.cancelNamed' : 'downloads.removeNamed', {
            title,
          })}
          onClick={remove}
        >
          {coming || state === 'paused' ? <X aria-hidden="true" /> : <Trash2 aria-hidden="true" />}
        </IconButton>
      </div>
    </li>
  );
}
