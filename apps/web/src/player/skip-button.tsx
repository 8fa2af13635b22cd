// Passes over the intro, the recap or the credits while they run. It stands and points to where the film goes: right, in every language.
import { FastForward } from 'lucide-react';
import type { Marker } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';

export function SkipButton({
  kind,
  raised,
  onSkip,
}: {
  kind: Marker['kind'];
  /** Above the controls, while they are shown. */
  raised: boolean;
  onSkip: () => void;
}) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      onClick={onSkip}
      aria-keyshortcuts="S"
      className={classes(
        'absolute right-[var(--gutter)] inline-flex min-h-12 animate-arrive items-center gap-3 rounded-md border border-white/35 bg-black/75 px-5 font-semibold text-white backdrop-blur-sm',
        'transition-[bottom,background-color,color] duration-300 hover:border-accent hover:bg-accent hover:text-on-accent',
        raised ? 'bottom-32' : 'bottom-10',
      )}
    >
      <FastForward className="size-5" fill="currentColor" aria-hidden="true" />
      {t(`player.skip.${kind}`)}
      <kbd
        aria-hidden="true"
        className="rounded-sm border border-current px-1.5 font-sans text-xs leading-5 opacity-75 pointer-coarse:hidden"
      >
        S
      </kbd>
    </button>
  );
}
