// A page whose code is still on its way.
import { useLanguage } from '#i18n/language-context.ts';
import { Spinner } from '#ui/spinner.tsx';

export function PageFallback() {
  const { t } = useLanguage();
  return (
    <div className="grid min-h-[60vh] place-items-center text-muted">
      <Spinner className="size-8" />
      <output className="sr-only">{t('common.loading')}</output>
    </div>
  );
}
