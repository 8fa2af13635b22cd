// Asks in which quality to keep a film: what each takes, what room there is, how long it may be watched.
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useNavigate } from 'react-router';
import type { Episode, TitleDetail } from '@kinora/sdk';
import { useSessionQuery } from '#app/api.ts';
import { asProblem } from '#app/as-problem.ts';
import { failureOf } from '#app/settle.ts';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { byteText } from '../byte-text.ts';
import { beginDownload } from '../local-downloads.ts';
import { useDownloadOfferQuery } from '../offer-api.ts';
import { offeredQualities, usualQuality } from '../offered-qualities.ts';
import { useStorageRoom } from '../use-storage-room.ts';

/** Milliseconds between two looks at a preparation. */
const LOOK = 1_000;

const plays = (type: string) => MediaSource.isTypeSupported(type);

export default function QualityDialog({
  title,
  episode,
  onClose,
}: {
  title: TitleDetail;
  episode: Episode | null;
  onClose: () => void;
}) {
  const { t, locale } = useLanguage();
  const say = useToast();
  const navigate = useNavigate();
  const { data: session } = useSessionQuery();
  const [settled, setSettled] = useState(false);
  const { data: offer, error } = useDownloadOfferQuery(
    { movie: title.id, episode: episode?.id ?? null, prepare: true },
    { pollingInterval: settled ? 0 : LOOK, refetchOnMountOrArgChange: true },
  );
  const done = offer !== undefined && offer.state !== 'preparing';
  if (settled !== (done || error !== undefined)) setSettled(done || error !== undefined);
  const room = useStorageRoom(String(title.id));
  const [wanted, setWanted] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const qualities = offeredQualities(offer?.qualities ?? [], plays);
  const chosen =
    qualities.find(({ id }) => id === wanted) ?? usualQuality(qualities, room?.free ?? null) ?? null;
  const named = episode === null ? title.title : `${title.title} · ${episode.title}`;

  const begin = async () => {
    if (!chosen || !session) return;
    setBusy(true);
    try {
      await beginDownload(
        { movieId: title.id, quality: chosen.id, ...(episode === null ? {} : { episodeId: episode.id }) },
        {
          accountId: session.account.id,
          title: title.title,
          art: `${title.art.card}/480.webp`,
          tone: title.art.tone,
          episode: episode && { season: episode.season, number: episode.number, title: episode.title },
        },
      );
      say({ text: t('downloads.started', { title: named }) });
      onClose();
    } catch (fault) {
      say({ tone: 'fault', text: problemText(failureOf(fault), t) });
      setBusy(false);
    }
  };

  // Beside the page: inside the dark head of a title it would be dark in daylight too.
  return createPortal(
    <Dialog
      title={t('downloads.choose')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void navigate('/downloads')}>{t('downloads.show')}</Button>
          <Button tone="solid" busy={busy} disabled={chosen === null} onClick={() => void begin()}>
            {t('downloads.download')}
          </Button>
        </>
      }
    >
      <p className="font-medium text-text" dir="auto">
        {named}
      </p>
      {error ? (
        <p role="alert" className="mt-3 text-danger">
          {problemText(asProblem(error), t)}
        </p>
      ) : offer?.state === 'protected' ? (
        <p className="mt-3">{t('downloads.onlyStreamText')}</p>
      ) : offer?.state === 'off' ? (
        <p className="mt-3">{t('downloads.off')}</p>
      ) : !done ? (
        <div className="mt-5 grid gap-3">
          <ProgressBar value={offer?.progress ?? 0} label={t('downloads.preparing')} />
          <p>{t('downloads.preparing')}</p>
          <Skeleton className="h-14" />
        </div>
      ) : qualities.length === 0 ? (
        <p className="mt-3">{t('downloads.nothing')}</p>
      ) : (
        <>
          <fieldset className="mt-4 grid gap-2">
            <legend className="sr-only">{t('downloads.choose')}</legend>
            {qualities.map((quality, index) => {
              const fits = room === null || quality.bytes <= room.free;
              return (
                <label
                  key={quality.id}
                  className="flex min-h-14 cursor-pointer items-center gap-4 rounded-md border border-line px-4 py-2.5 text-text has-checked:border-accent has-checked:bg-accent/10 has-disabled:cursor-default has-disabled:opacity-50 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
                >
                  <input
                    type="radio"
                    name="quality"
                    className="size-4.5 shrink-0 outline-none"
                    checked={quality.id === chosen?.id}
                    disabled={!fits}
                    onChange={() => setWanted(quality.id)}
                  />
                  <span className="min-w-0 flex-1">
                    <span className="block font-semibold">
                      {t('downloads.lines', { lines: quality.height })}
                    </span>
                    {(qualities.length > 1 || !fits) && (
                      <span className="block text-sm text-muted">
                        {t(fits ? wordsFor(index, qualities.length) : 'downloads.noRoom')}
                      </span>
                    )}
                  </span>
                  <span className="shrink-0 font-medium tabular-nums">{byteText(quality.bytes, locale)}</span>
                </label>
              );
            })}
          </fieldset>
          <p className="mt-4 text-sm">{t('downloads.chooseText', { days: offer.days })}</p>
          {room && (
            <p className="mt-1 text-sm">{t('downloads.free', { size: byteText(room.free, locale) })}</p>
          )}
        </>
      )}
    </Dialog>,
    document.body,
  );
}

function wordsFor(index: number, count: number) {
  if (index === 0) return 'downloads.best';
  return index === count - 1 ? 'downloads.least' : 'downloads.middle';
}
