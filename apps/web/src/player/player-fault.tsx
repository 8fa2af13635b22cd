// What stands where the film should be when it cannot be played.
import { useContext } from 'react';
import { FilmIcon, RotateCw } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { CompanyContext } from './company.ts';

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
  const { frame } = useContext(CompanyContext);
  return (
    <div
      role="alert"
      className={classes('cinema fixed grid place-items-center overflow-y-auto bg-bg text-text', frame)}
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
