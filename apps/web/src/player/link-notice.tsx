// Says that the network is gone, or that the stream was stopped from elsewhere and can be taken back.
import { MonitorX, WifiOff } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import type { Stream } from './use-shaka.ts';

export function LinkNotice({
  link,
  back,
  onTakeBack,
}: {
  link: Stream['link'];
  back: string;
  onTakeBack: () => void;
}) {
  const { t } = useLanguage();
  return (
    <>
      <output className="pointer-events-none absolute inset-x-0 top-20 grid justify-items-center px-gutter">
        {link === 'waiting' && (
          <span className="flex animate-arrive items-center gap-3 rounded-lg border border-line bg-raised/95 px-4 py-3 text-sm font-medium shadow-float">
            <WifiOff className="size-5 shrink-0 text-accent-text" aria-hidden="true" />
            {t('player.waiting')}
          </span>
        )}
      </output>
      {link === 'ended' && (
        <div
          role="alertdialog"
          aria-labelledby="stream-ended"
          className="absolute inset-0 z-10 grid place-content-center justify-items-center gap-5 bg-black/80 px-gutter text-center"
        >
          <MonitorX className="size-10 text-accent-text" aria-hidden="true" />
          <div className="grid gap-2">
            <h2 id="stream-ended" className="text-2xl font-semibold">
              {t('player.stopped')}
            </h2>
            <p className="max-w-sm text-text/85">{t('player.stoppedText')}</p>
          </div>
          <div className="flex flex-wrap justify-center gap-3">
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The question stands over everything else that can be pressed. */}
            <Button tone="solid" autoFocus onClick={onTakeBack}>
              {t('player.takeBack')}
            </Button>
            <ButtonLink to={back}>{t('common.back')}</ButtonLink>
          </div>
        </div>
      )}
    </>
  );
}
