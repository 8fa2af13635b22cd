// What stands where something failed: the reason and a way to try again.
import { RotateCw, Unplug } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

export function ErrorState({
  problem,
  onRetry,
}: {
  problem: { status?: number | undefined; code?: string | undefined } | undefined;
  onRetry?: () => void;
}) {
  const { t } = useLanguage();
  const unreachable = problem?.code === 'network';
  return (
    <div role="alert">
      <EmptyState
        icon={<Unplug aria-hidden="true" />}
        title={t('error.title')}
        text={t(unreachable ? 'error.offline' : 'error.text')}
      >
        {onRetry && (
          <Button icon={<RotateCw className="size-4" aria-hidden="true" />} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}
