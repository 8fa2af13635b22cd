// What stands where the film should be when all places of the account are taken: who plays what, and a way to stop one.
import { MonitorPlay, Play } from 'lucide-react';
import type { Stream, TitleCard } from '@kinora/sdk';
import { useEndStreamMutation, useStreamsQuery } from '#app/api.ts';
import { asProblem } from '#app/as-problem.ts';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button } from '#ui/button.tsx';
import { Picture } from '#ui/picture.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { FilmFrame } from './film-frame.tsx';

/** Milliseconds between two looks at who plays: somebody may stop by themselves. */
const LOOK = 5_000;

export function TooManyStreams({
  title,
  back,
  onRetry,
}: {
  /** That waits for a place. */
  title: TitleCard | undefined;
  back: string;
  onRetry: () => void;
}) {
  const { t } = useLanguage();
  const say = useToast();
  const { data, fulfilledTimeStamp = 0 } = useStreamsQuery(undefined, { pollingInterval: LOOK });
  const [end, { isLoading, originalArgs }] = useEndStreamMutation();
  const free = data !== undefined && data.items.length < data.limit;
  const stop = async (id: number) => {
    const { error } = await end({ id });
    if (error && asProblem(error)?.code !== 'stream_not_found')
      say({ tone: 'fault', text: problemText(asProblem(error), t) });
    else onRetry();
  };
  return (
    <FilmFrame title={title} back={back} faint>
      <div className="relative mx-auto grid min-h-full max-w-xl animate-arrive content-center gap-7 px-gutter py-20">
        <div role="alert" className="grid justify-items-center gap-3 text-center">
          <div className="mb-1 grid size-16 place-items-center rounded-full bg-text/8 text-accent-text">
            <MonitorPlay className="size-7" aria-hidden="true" />
          </div>
          <h1 className="text-2xl font-semibold">{t(free ? 'player.tooManyFree' : 'player.tooMany')}</h1>
          {data && !free && (
            <p className="max-w-md text-muted">{t('player.tooManyText', { count: data.limit })}</p>
          )}
        </div>
        {data ? (
          data.items.length > 0 && (
            <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface/80">
              {data.items.map((stream) => (
                <StreamLine
                  key={stream.id}
                  stream={stream}
                  now={fulfilledTimeStamp}
                  busy={isLoading && originalArgs?.id === stream.id}
                  onStop={() => void stop(stream.id)}
                />
              ))}
            </ul>
          )
        ) : (
          <Skeleton className="h-40 w-full" />
        )}
        {free && (
          <Button
            tone="solid"
            large
            className="justify-self-center"
            icon={<Play className="size-5" fill="currentColor" aria-hidden="true" />}
            onClick={onRetry}
          >
            {t('player.play')}
          </Button>
        )}
      </div>
    </FilmFrame>
  );
}

function StreamLine({
  stream,
  now,
  busy,
  onStop,
}: {
  stream: Stream;
  /** When the server said it, in milliseconds since 1970. */
  now: number;
  busy: boolean;
  onStop: () => void;
}) {
  const { t, format } = useLanguage();
  const { title, deviceName, profileName, startedAt } = stream;
  return (
    <li className="flex items-center gap-3.5 p-3 max-sm:flex-wrap">
      {title ? (
        <Picture
          shape="card"
          art={title.art}
          title=""
          sizes="112px"
          className="w-28 shrink-0 rounded-sm max-sm:w-20"
        />
      ) : (
        <span className="grid aspect-video w-28 shrink-0 place-items-center rounded-sm bg-text/8 text-muted max-sm:w-20">
          <MonitorPlay className="size-5" aria-hidden="true" />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 text-page font-semibold" dir="auto">
          {title?.title ?? t('player.tooManyHidden')}
        </p>
        <p className="text-sm text-muted">
          <bdi>{profileName}</bdi> · <bdi>{deviceName}</bdi>
        </p>
        <p className="text-sm text-muted">{format.ago(startedAt, now)}</p>
      </div>
      <Button
        busy={busy}
        className="max-sm:w-full"
        aria-label={t('player.tooManyStopNamed', { device: deviceName })}
        onClick={onStop}
      >
        {t('player.tooManyStop')}
      </Button>
    </li>
  );
}
