// Short messages at the foot of the window, read aloud as they come, some with a way back.
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';

export interface ToastMessage {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'fault';
  readonly onUndo?: (() => void) | undefined;
}

/** How long a message stays, in milliseconds; one with a way back stays longer. */
const STAYS = { plain: 5_000, undo: 9_000 };

export function Toaster({
  messages,
  onDismiss,
}: {
  messages: readonly ToastMessage[];
  onDismiss: (id: number) => void;
}) {
  return (
    <output
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 grid justify-items-center gap-2 px-4 md:bottom-8"
    >
      {messages.map((message) => (
        <ToastView key={message.id} message={message} onDismiss={onDismiss} />
      ))}
    </output>
  );
}

function ToastView({ message, onDismiss }: { message: ToastMessage; onDismiss: (id: number) => void }) {
  const { t } = useLanguage();
  const { id, onUndo } = message;
  useEffect(() => {
    const timer = setTimeout(() => onDismiss(id), onUndo ? STAYS.undo : STAYS.plain);
    return () => clearTimeout(timer);
  }, [id, onUndo, onDismiss]);
  return (
    <div
      className={classes(
        'pointer-events-auto flex max-w-[min(36rem,100%)] animate-arrive items-center gap-2 rounded-lg border bg-raised py-1 ps-4 pe-1 text-sm font-medium text-text shadow-float',
        message.tone === 'fault' ? 'border-danger' : 'border-line',
      )}
    >
      <span className="py-2">{message.text}</span>
      {onUndo && (
        <button
          type="button"
          onClick={() => {
            onUndo();
            onDismiss(id);
          }}
          className="min-h-11 rounded-md px-3 font-semibold text-accent-text hover:bg-text/10"
        >
          {t('common.undo')}
        </button>
      )}
      <IconButton label={t('common.dismiss')} onClick={() => onDismiss(id)} className="[&_svg]:size-4.5">
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
