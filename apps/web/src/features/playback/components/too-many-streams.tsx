// What stands where the film should be when all places of the account are taken: who plays what, and a way to stop one.
import { MonitorPlay } from 'lucide-react';
import { useEndStreamMutation, useStreamsQuery } from '#app/api.ts';
import { asProblem } from '#app/as-problem.ts';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

export function TooManyStreams({ back, onRetry }: { back: string; onRetry: () => void }) {
  const { t } = useLanguage();
  const say = useToast();
  const { data } = useStreamsQuery();
  const [end, { isLoading, originalArgs }] = useEndStreamMutation();
  const stop = async (id: number) => {
    const { error } = await end({ id });
    if (error && asProblem(error)?.code !== 'stream_not_found')
      say({ tone: 'fault', text: problemText(asProblem(error), t) });
    else onRetry();
  };
  return (
    <div
      role="alert"
      className="cinema fixed inset-0 grid place-items-center overflow-y-auto bg-bg text-text"
    >
      <EmptyState
        icon={<MonitorPlay aria-hidden="true" />}
        title={t('player.tooMany')}
        {...(data ? { text: t('player.tooManyText', { count: data.limit }) } : {})}
      >
        {data ? (
          <ul className="w-full divide-y divide-line rounded-lg border border-line text-start">
            {data.items.map((stream) => (
              <li key={stream.id} className="flex items-center gap-3 px-4 py-3">
                <div className="min-w-0 flex-1">
                  <p className="truncate font-medium" dir="auto">
                    {stream.title?.title ?? t('player.tooManyHidden')}
                  </p>
                  <p className="truncate text-sm text-muted" dir="auto">
                    {stream.profileName} · {stream.deviceName}
                  </p>
                </div>
                <Button
                  busy={isLoading && originalArgs?.id === stream.id}
                  aria-label={t('player.tooManyStopNamed', { device: stream.deviceName })}
                  onClick={() => void stop(stream.id)}
                >
                  {t('player.tooManyStop')}
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <Skeleton className="h-32 w-full" />
        )}
        <ButtonLink to={back}>{t('common.back')}</ButtonLink>
      </EmptyState>
    </div>
  );
}
