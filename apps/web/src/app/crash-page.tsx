// What stands where a page failed in the browser.
import { Unplug } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

export function CrashPage() {
  const { t } = useLanguage();
  return (
    <div role="alert">
      <EmptyState icon={<Unplug aria-hidden="true" />} title={t('error.title')} text={t('error.crash')}>
        <Button onClick={() => location.reload()}>{t('error.reload')}</Button>
      </EmptyState>
    </div>
  );
}
