// The list of keys, on the key "?".
import { useLanguage } from '#i18n/language-context.ts';
import { Dialog } from '#ui/dialog.tsx';
import { shortcuts } from './shortcuts.ts';

export function ShortcutsSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog
      title={t('player.shortcuts')}
      open={open}
      onClose={onClose}
      className="cinema w-[min(34rem,calc(100vw-2rem))]"
    >
      <dl className="grid gap-1">
        {shortcuts.map(({ label, shown }) => (
          <div
            key={label}
            className="flex min-h-9 items-center justify-between gap-6 border-b border-line last:border-0"
          >
            <dt className="text-text">{t(label)}</dt>
            <dd className="flex gap-1.5" dir="ltr">
              {shown.map((key) => {
                const name = typeof key === 'string' ? key : t(key.message);
                return (
                  <kbd
                    key={name}
                    className="rounded-sm border border-edge px-2 py-0.5 font-sans text-sm font-medium text-text"
                  >
                    {name}
                  </kbd>
                );
              })}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
