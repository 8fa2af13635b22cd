// Half stars, 0.5 to 5: ten radio buttons that look like five stars, by pointer, touch and arrow keys.
import { useId, useState } from 'react';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from './classes.ts';

const values = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5] as const;
const STAR = 'M12 2.6l2.9 5.9 6.5.95-4.7 4.6 1.1 6.45L12 17.45 6.2 20.5l1.1-6.45-4.7-4.6 6.5-.95z';

export function StarRating({
  label,
  value,
  onChange,
  halves = true,
}: {
  label: string;
  value: number | null;
  onChange: (stars: number | null) => void;
  /** False where there is no room to press half a star. */
  halves?: boolean;
}) {
  const { t } = useLanguage();
  const name = useId();
  const [hovered, setHovered] = useState<number | null>(null);
  const shown = hovered ?? value ?? 0;
  return (
    <fieldset className="relative flex flex-wrap items-center gap-x-3 gap-y-1">
      <legend className="sr-only">{label}</legend>
      <div className="flex" onPointerLeave={() => setHovered(null)}>
        {[1, 2, 3, 4, 5].map((star) => (
          <span
            key={star}
            className={classes(
              'relative grid h-11 place-items-center has-focus-visible:rounded-sm has-focus-visible:outline-3 has-focus-visible:outline-accent-text',
              halves ? 'w-12' : 'w-8',
            )}
          >
            <svg
              viewBox="0 0 24 24"
              className={classes(halves ? 'size-9' : 'size-6.5', 'overflow-visible')}
              aria-hidden="true"
            >
              <path d={STAR} fill="none" stroke="var(--edge)" strokeWidth="1.4" strokeLinejoin="round" />
              <g style={{ clipPath: clipOf(shown - (star - 1)) }}>
                <path
                  d={STAR}
                  fill="var(--accent)"
                  stroke="var(--accent)"
                  strokeWidth="1.4"
                  strokeLinejoin="round"
                />
              </g>
            </svg>
            {values.slice(star * 2 - (halves ? 2 : 1), star * 2).map((stars) => (
              <label
                key={stars}
                className={classes(
                  'absolute inset-y-0 cursor-pointer',
                  halves ? 'w-1/2' : 'w-full',
                  Number.isInteger(stars) ? 'end-0' : 'start-0',
                )}
                onPointerEnter={(event) => {
                  if (event.pointerType === 'mouse') setHovered(stars);
                }}
              >
                <input
                  type="radio"
                  name={name}
                  value={stars}
                  checked={value === stars}
                  onChange={() => onChange(stars)}
                  className="absolute inset-0 size-full cursor-pointer appearance-none outline-none"
                />
                <span className="sr-only">{t('taste.stars', { stars })}</span>
              </label>
            ))}
          </span>
        ))}
      </div>
      {value !== null && (
        <button
          type="button"
          onClick={() => onChange(null)}
          className="min-h-11 rounded-md px-2 text-sm text-muted hover:text-text hover:underline"
        >
          {t('taste.clear')}
        </button>
      )}
    </fieldset>
  );
}

/** Shows `share` of a star from its reading edge: none, half or all. */
function clipOf(share: number): string {
  const hidden = share >= 1 ? 0 : share >= 0.5 ? 50 : 100;
  const rtl = typeof document !== 'undefined' && document.documentElement.dir === 'rtl';
  return rtl ? `inset(-10% -10% -10% ${hidden}%)` : `inset(-10% ${hidden === 0 ? -10 : hidden}% -10% -10%)`;
}
