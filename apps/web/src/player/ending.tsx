// What stands over the last picture of a film that nothing follows.
import { RotateCcw } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';

export function Ending({ onReplay }: { onReplay: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="absolute inset-0 grid place-content-center justify-items-center gap-5 bg-black/60">
      <p className="text-2xl font-semibold">{t('player.ended')}</p>
      <Button
        tone="solid"
        large
        icon={<RotateCcw className="size-5" aria-hidden="true" />}
        onClick={onReplay}
      >
        {t('player.replay')}
      </Button>
    </div>
  );
}
