// The first stop of the keyboard: past the navigation, to the content.
import { useLanguage } from '#i18n/language-context.ts';

export function SkipLink() {
  const { t } = useLanguage();
  return (
    <a
      href="#content"
      className="fixed start-4 top-3 z-50 -translate-y-20 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:translate-y-0"
    >
      {t('common.skipToContent')}
    </a>
  );
}
