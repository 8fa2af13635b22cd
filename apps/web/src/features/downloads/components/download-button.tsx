// Keeps a film or an episode on this device: asks for the quality, then shows how far it is; says so where it can only be streamed.
import { lazy, Suspense, useState } from 'react';
import { ArrowDownToLine, CircleCheck, CircleSlash } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { Episode, TitleDetail } from '@kinora/sdk';
import { useSessionQuery } from '#app/api.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { canDownload } from '../can-download.ts';
import { isExpired } from '../download-record.ts';
import { useDownloads } from '../local-downloads.ts';
import { useDownloadOfferQuery } from '../offer-api.ts';
import { ProgressRing } from './progress-ring.tsx';

const QualityDialog = lazy(() => import('./quality-dialog.tsx'));

export function DownloadButton({ title, episode = null }: { title: TitleDetail; episode?: Episode | null }) {
  const { t, format } = useLanguage();
  const navigate = useNavigate();
  const { data: session } = useSessionQuery();
  const [choosing, setChoosing] = useState(false);
  const [looked] = useState(() => Date.now());
  const records = useDownloads();
  const able = canDownload();
  const episodeId = episode?.id ?? null;
  // Of many episodes the dialog asks, when it is opened.
  const { data: offer } = useDownloadOfferQuery(
    { movie: title.id, episode: null, prepare: false },
    { skip: !able || episode !== null },
  );
  const profileId = session?.profile?.id;
  if (!able || profileId === undefined || offer?.state === 'off') return null;

  const named = episode === null ? title.title : episode.title;
  const record = records.find(
    (candidate) =>
      candidate.movieId === title.id &&
      candidate.episodeId === episodeId &&
      candidate.profileId === profileId &&
      candidate.state !== 'ended',
  );
  const whole = record?.state === 'complete' && !isExpired(record, looked);
  const share = record ? Math.min(1, record.received / Math.max(1, record.bytes)) : 0;
  const percent = format.percent(share);
  const onPress = () => (record ? void navigate('/downloads') : setChoosing(true));
  const dialog = choosing && (
    <Suspense>
      <QualityDialog title={title} episode={episode} onClose={() => setChoosing(false)} />
    </Suspense>
  );
  const icon = whole ? (
    <CircleCheck aria-hidden="true" className="size-5 text-good" />
  ) : record ? (
    <ProgressRing share={share} />
  ) : (
    <ArrowDownToLine aria-hidden="true" className="size-5" />
  );

  if (episode !== null) {
    const label = whole
      ? t('downloads.doneNamed', { title: named })
      : record
        ? t('downloads.runningNamed', { title: named, percent })
        : t('downloads.downloadNamed', { title: named });
    return (
      <>
        <IconButton label={label} onClick={onPress}>
          {icon}
        </IconButton>
        {dialog}
      </>
    );
  }
  if (offer?.state === 'protected' && !record)
    return (
      <Button
        large
        disabled
        title={t('downloads.onlyStreamText')}
        icon={<CircleSlash className="size-5" aria-hidden="true" />}
      >
        {t('downloads.onlyStream')}
      </Button>
    );
  return (
    <>
      <Button large icon={icon} onClick={onPress}>
        {whole ? t('downloads.done') : record ? t('downloads.running', { percent }) : t('downloads.download')}
      </Button>
      {dialog}
    </>
  );
}
