// A question or a sheet above the page: the platform's own modal dialog, which keeps the focus and closes on Escape.
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';

export function Dialog({
  title,
  open,
  onClose,
  children,
  actions,
  guarded = false,
  className,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  /** Something may be lost: a click beside it does nothing, and `onClose` asks before it closes. */
  guarded?: boolean;
  className?: string;
}) {
  const { t } = useLanguage();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      closedby={guarded ? 'none' : 'any'}
      onCancel={(event) => guarded && event.preventDefault()}
      onKeyDown={(event) => {
        if (!guarded || event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      className={classes(
        'm-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg border border-line bg-raised p-0 shadow-float open:animate-arrive',
        className,
      )}
    >
      {open && (
        <div className="grid gap-4 p-6">
          <header className="flex items-start justify-between gap-4">
            <h2 id={titleId} className="text-xl font-semibold">
              {title}
            </h2>
            <IconButton label={t('common.close')} onClick={onClose} className="-me-2 -mt-2">
              <X aria-hidden="true" />
            </IconButton>
          </header>
          <div className="text-muted">{children}</div>
          {actions && <footer className="mt-2 flex flex-wrap justify-end gap-3">{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
