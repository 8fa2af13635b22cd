// The link of a room: to copy, and to hand on where the device has a way for that.
import { useEffect, useRef, useState } from 'react';
import { Check, Copy, Share2 } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { roomLink } from '../room-path.ts';

/** Milliseconds that "copied" stays. */
const STAYS = 2_500;

export function ShareLink({ roomKey, title }: { roomKey: string; title: string }) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), STAYS);
    return () => clearTimeout(timer);
  }, [copied]);
  const link = roomLink(roomKey, location.origin);
  const shares = typeof navigator.share === 'function';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      // Without a secure origin there is no clipboard: the link is marked, to be copied by hand.
      field.current?.select();
      return;
    }
    setCopied(true);
  };
  return (
    <div className="grid gap-2">
      <input
        ref={field}
        readOnly
        dir="ltr"
        aria-label={t('together.link')}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        className="min-h-11 w-full min-w-0 rounded-md border border-edge bg-bg px-3 text-sm text-ellipsis text-text focus:outline-2 focus:outline-accent-text"
      />
      <div className="flex gap-2">
        <Button
          className="flex-1"
          icon={
            copied ? (
              <Check className="size-4.5" aria-hidden="true" />
            ) : (
              <Copy className="size-4.5" aria-hidden="true" />
            )
          }
          onClick={() => void copy()}
        >
          <span aria-live="polite">{t(copied ? 'together.copied' : 'together.copy')}</span>
        </Button>
        {shares && (
          <Button
            className="flex-1"
            icon={<Share2 className="size-4.5" aria-hidden="true" />}
            onClick={() =>
              void navigator
                .share({ title: t('together.shareTitle', { title }), url: link })
                .catch(() => undefined)
            }
          >
            {t('together.share')}
          </Button>
        )}
      </div>
    </div>
  );
}
