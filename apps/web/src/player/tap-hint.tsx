// Shows for a moment how far a double tap has sought, on the side that was tapped.
import { ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useEffect } from 'react';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';

/** Milliseconds. */
const SHOWN = 700;

/** `sum` in seconds, below zero backwards. */
export function TapHint({ sum, onDone }: { sum: number; onDone: () => void }) {
  const { t } = useLanguage();
  useEffect(() => {
    if (sum === 0) return undefined;
    const timer = setTimeout(onDone, SHOWN);
    return () => clearTimeout(timer);
  }, [sum, onDone]);
  if (sum === 0) return null;
  const Icon = sum < 0 ? ChevronsLeft : ChevronsRight;
  return (
    <div
      aria-hidden="true"
      className={classes(
        'pointer-events-none absolute inset-y-0 grid w-2/5 place-items-center bg-white/12',
        sum < 0 ? 'left-0 rounded-r-full' : 'right-0 rounded-l-full',
      )}
    >
      <span className="grid justify-items-center gap-1 font-semibold drop-shadow-[0_1px_4px_#000]">
        <Icon className="size-9" />
        {t('player.seekSeconds', { seconds: Math.abs(sum) })}
      </span>
    </div>
  );
}
