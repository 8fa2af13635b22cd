// Plays a download from the list of them, with or without a network.
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { PageFallback } from '#app/page-fallback.tsx';
import { usePageTitle } from '#app/use-page-title.ts';
import { NoCopy } from '../components/no-copy.tsx';
import { StoredFilm } from '../components/stored-film.tsx';
import { isExpired, nextOf, type DownloadRecord } from '../download-record.ts';
import { useDownloads } from '../local-downloads.ts';
import { useWhose } from '../use-whose.ts';

export default function WatchDownload() {
  const id = Number(useParams()['id']);
  const whose = useWhose();
  const records = useDownloads();
  if (whose === undefined) return <PageFallback />;
  const record = records.find((candidate) => candidate.id === id && candidate.profileId === whose);
  return <Watching key={id} record={record} records={records} />;
}

function Watching({
  record,
  records,
}: {
  record: DownloadRecord | undefined;
  records: readonly DownloadRecord[];
}) {
  const navigate = useNavigate();
  const [openedAt] = useState(() => Date.now());
  const [attempt, setAttempt] = useState(0);
  usePageTitle(record?.title);

  const expired = record !== undefined && isExpired(record, openedAt);
  if (record?.state !== 'complete' || expired) return <NoCopy expired={expired} />;
  const next = nextOf(record, records, openedAt);
  return (
    <StoredFilm
      key={attempt}
      record={record}
      back="/downloads"
      next={
        next?.episode
          ? { ...next.episode, onPlay: () => void navigate(`/downloads/${next.id}`, { replace: true }) }
          : null
      }
      onRetry={() => setAttempt(attempt + 1)}
    />
  );
}
