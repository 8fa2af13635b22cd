// What stands where the film should be when it cannot be played.
import { FilmIcon, RotateCw } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

export function PlayerFault({
  kind,
  back,
  onRetry,
}: {
  kind: 'unsupported' | 'failed';
  back: string;
  onRetry: () => void;
}) {
  const { t } = useLanguage();
  return (
    <div
      role="alert"
      className="cinema fixed inset-0 grid place-items-center overflow-y-auto bg-bg text-text"
    >
      <EmptyState
        icon={<FilmIcon aria-hidden="true" />}
        title={t(kind === 'unsupported' ? 'player.unsupported' : 'player.failed')}
        {...(kind === 'failed' ? { text: t('player.failedText') } : {})}
      >
        {kind === 'failed' && (
          <Button tone="solid" icon={<RotateCw className="size-4" aria-hidden="true" />} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
        <ButtonLink to={back}>{t('common.back')}</ButtonLink>
      </EmptyState>
    </div>
  );
}
