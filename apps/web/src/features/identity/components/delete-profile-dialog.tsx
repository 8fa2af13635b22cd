// Asks once more before a profile goes with everything it has said.
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

export function DeleteProfileDialog({
  name,
  open,
  busy,
  onClose,
  onConfirm,
}: {
  name: string;
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { t } = useLanguage();
  return (
    <Dialog
      title={t('profiles.delete.title', { name })}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button tone="ghost" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button tone="danger" busy={busy} onClick={onConfirm}>
            {t('profiles.delete.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('profiles.delete.text')}</p>
    </Dialog>
  );
}
