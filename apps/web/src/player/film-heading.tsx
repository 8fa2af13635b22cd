// The head of the player: the way back, what plays, whether it plays from this device, and what a drawn stand-in is.
import { useEffect, useState } from 'react';
import { ArrowLeft, CircleCheck, Info } from 'lucide-react';
import { Link } from 'react-router';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { Button } from '#ui/button.tsx';

/** Milliseconds that the note on a stand-in stays by itself. */
const NOTE = 9_000;

export function FilmHeading({
  title,
  subtitle,
  back,
  standIn,
  stored,
  shown,
}: {
  title: string;
  /** The episode, for example. */
  subtitle: string | null;
  back: string;
  standIn: boolean;
  stored: boolean;
  shown: boolean;
}) {
  const { t } = useLanguage();
  const [note, setNote] = useState(standIn);
  useEffect(() => {
    if (!note) return undefined;
    const timer = setTimeout(() => setNote(false), NOTE);
    return () => clearTimeout(timer);
  }, [note]);
  return (
    <div
      className={classes(
        'absolute inset-x-0 top-0 bg-gradient-to-b from-black/80 to-transparent px-gutter pt-4 pb-16 transition-opacity duration-300',
        shown ? 'opacity-100' : 'pointer-events-none opacity-0 focus-within:opacity-100',
      )}
    >
      <div className="flex items-start gap-3">
        <Link
          to={back}
          aria-label={t('player.back', { title })}
          className="-ms-2.5 inline-grid size-11 shrink-0 place-items-center rounded-full hover:bg-white/15"
        >
          <ArrowLeft className="rtl:-scale-x-100" aria-hidden="true" />
        </Link>
        <div className="min-w-0 pt-2">
          <h1 className="truncate text-lg leading-tight font-semibold" dir="auto">
            {title}
          </h1>
          {subtitle && (
            <p className="truncate text-sm text-text/80" dir="auto">
              {subtitle}
            </p>
          )}
        </div>
        {stored && (
          <p className="ms-auto mt-1 flex min-h-9 shrink-0 items-center gap-2 rounded-full bg-black/55 px-3.5 text-sm font-medium">
            <CircleCheck className="size-4.5 text-good" aria-hidden="true" />
            {t('downloads.done')}
          </p>
        )}
        {standIn && (
          <Button
            tone="quiet"
            className={classes(!stored && 'ms-auto', 'max-sm:size-11 max-sm:px-0 max-sm:[&_span]:sr-only')}
            aria-expanded={note}
            icon={<Info className="size-4.5" aria-hidden="true" />}
            onClick={() => setNote(!note)}
          >
            <span>{t('player.standIn')}</span>
          </Button>
        )}
      </div>
      {note && (
        <p
          role="note"
          className="ms-auto mt-3 max-w-sm animate-arrive rounded-lg border border-line bg-raised/95 p-4 text-sm text-text"
        >
          {t('player.standInText')}
        </p>
      )}
    </div>
  );
}
