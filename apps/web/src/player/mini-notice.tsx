// The docked player without a picture: what it waits for, or why it cannot go on.
import { useLanguage } from '#i18n/language-context.ts';
import { MiniBar } from './mini-bar.tsx';
import { miniFrame } from './mini-frame.ts';

export function MiniNotice({
  title,
  text,
  onExpand,
  onClose,
}: {
  title: string;
  text: string;
  onExpand: () => void;
  onClose: () => void;
}) {
  const { t } = useLanguage();
  return (
    <section aria-label={t('player.mini', { title })} className={miniFrame}>
      <div role="status" className="flex min-h-16 flex-1">
        <MiniBar title={title} text={text} onExpand={onExpand} onClose={onClose} />
      </div>
    </section>
  );
}
