// Plays a film that somebody asks for from this device when it is kept here, with or without a network; otherwise streams it.
import { useEffect, useState, type ReactNode } from 'react';
import { useContinueWatchingQuery, useMovieQuery } from '#app/api.ts';
import { PageFallback } from '#app/page-fallback.tsx';
import { useToast } from '#app/toasts.tsx';
import { useTellPages } from '#app/use-tell-pages.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { chooseCopy, isSeriesHere, type Copy } from '../choose-copy.ts';
import { isPlayable, type DownloadRecord } from '../download-record.ts';
import { useDownloads } from '../local-downloads.ts';
import { NoCopy } from './no-copy.tsx';
import { StoredFilm } from './stored-film.tsx';

export interface StoredOrStreamedProps {
  readonly profileId: number;
  readonly movieId: number;
  readonly episodeId: number | undefined;
  /** In the corner of another page, not over the whole window. */
  readonly docked: boolean;
  readonly onGoing: (going: { playing: boolean; episodeId: number | null }) => void;
  readonly onNext: (episodeId: number) => void;
  readonly onExpand: () => void;
  readonly onClose: () => void;
  readonly streamed: ReactNode;
}

export default function StoredOrStreamed({ streamed, ...props }: StoredOrStreamedProps) {
  const { profileId, movieId, episodeId = null } = props;
  const { t } = useLanguage();
  const say = useToast();
  const records = useDownloads();
  const [openedAt] = useState(() => Date.now());
  const asked = { profileId, movieId, episodeId };
  const [series] = useState(() => isSeriesHere(records, asked));
  const { data: begun, isError } = useContinueWatchingQuery(undefined, { skip: !series });
  // What was chosen stays: a download that becomes whole, or expires, while the film plays changes nothing.
  const [chosen, setChosen] = useState<Copy | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  if (chosen === undefined && (!series || begun !== undefined || isError)) {
    const left = begun && (begun.find(({ title }) => title.id === movieId)?.episode?.id ?? null);
    setChosen(chooseCopy(records, asked, left, openedAt));
  }
  const [online] = useState(() => navigator.onLine);
  const expired = chosen?.kind === 'expired';
  useEffect(() => {
    if (expired && online) say({ text: t('downloads.expiredStreams') });
  }, [expired, online, say, t]);

  if (chosen === undefined) return props.docked ? null : <PageFallback />;
  if (chosen === null || failed || (expired && online)) return streamed;
  if (expired) return props.docked ? null : <NoCopy expired />;
  const { record } = chosen;
  const here = (id: number) => records.some((other) => other.episodeId === id && isPlayable(other, openedAt));
  return <Stored {...props} record={record} here={here} onFailed={() => setFailed(true)} />;
}

function Stored({
  record,
  here,
  movieId,
  docked,
  onGoing,
  onNext,
  onExpand,
  onClose,
  onFailed,
}: Omit<StoredOrStreamedProps, 'streamed'> & {
  record: DownloadRecord;
  /** Whether an episode is on this device as well. */
  here: (episodeId: number) => boolean;
  onFailed: () => void;
}) {
  const { episodeId } = record;
  const { data: title } = useMovieQuery(movieId, { skip: episodeId === null });
  usePageTitle(docked ? null : record.title);
  const [playing, setPlaying] = useState(false);
  useEffect(() => onGoing({ playing, episodeId }), [onGoing, playing, episodeId]);
  useTellPages(docked);

  const episodes = title?.episodes ?? [];
  const at = episodes.findIndex(({ id }) => id === episodeId);
  const next = at < 0 ? undefined : episodes[at + 1];
  return (
    <StoredFilm
      record={record}
      back={`/title/${movieId}`}
      // Without a network only what is here as well goes on.
      next={next && (here(next.id) || navigator.onLine) ? { ...next, onPlay: () => onNext(next.id) } : null}
      docked={docked}
      onPlaying={setPlaying}
      onExpand={onExpand}
      onClose={onClose}
      onRetry={onFailed}
    />
  );
}
