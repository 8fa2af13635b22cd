// The pictures that were found in a film; the one that is chosen stands for its title, or the drawn one does.
import { Brush, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ListedAsset, TitleCard } from '@kinora/sdk';
import { asProblem } from '#app/as-problem.ts';
import { useToast } from '#app/toasts.tsx';
import { clockTime } from '#i18n/clock-time.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { Picture } from '#ui/picture.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { faultText } from '../fault-text.ts';
import { useSetStillMutation } from '../studio-api.ts';

type Still = { assetId: number; poster: string } | null;

export function StillPicker({ asset }: { asset: ListedAsset }) {
  const { t } = useLanguage();
  const { posters, movie, origin, complete } = asset;
  return (
    <section aria-label={t('studio.stills')} className="min-w-0">
      <h3 className="font-semibold">{t('studio.stills')}</h3>
      {posters.length === 0 || movie === null ? (
        <p className="mt-3 max-w-prose text-sm text-muted">
          {t(
            origin === 'stand-in'
              ? 'studio.stills.standIn'
              : complete
                ? 'studio.stills.none'
                : 'studio.stills.notYet',
          )}
        </p>
      ) : (
        <Choice asset={asset} movie={movie} />
      )}
    </section>
  );
}

function Choice({ asset: { id: assetId, posters }, movie }: { asset: ListedAsset; movie: TitleCard }) {
  const { t } = useLanguage();
  const say = useToast();
  const [setStill, { isLoading, originalArgs }] = useSetStillMutation();
  const inForce = movie.art.still ?? null;
  const asked = isLoading && originalArgs ? originalArgs.still : undefined;
  const shown = asked === undefined ? inForce : asked === null ? null : `${asked.assetId}/${asked.poster}`;
  const title = movie.title;

  async function choose(still: Still, undo: boolean): Promise<void> {
    const answer = await setStill({ movieId: movie.id, still });
    if (answer.error) say({ tone: 'fault', text: faultText(asProblem(answer.error)?.code ?? 'other', t) });
    else
      say({
        text: t(still === null ? 'studio.stills.back' : 'studio.stills.chosen', { title }),
        ...(undo ? { onUndo: () => void choose(stillOf(inForce), false) } : {}),
      });
  }

  return (
    <>
      <p className="mt-0.5 text-sm text-muted">
        {t(movie.kind === 'series' ? 'studio.stills.series' : 'studio.stills.text', { title })}
      </p>
      <div
        role="group"
        aria-label={t('studio.stills')}
        aria-busy={isLoading}
        className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3"
      >
        {posters.map(({ name, seconds, width, height }) => {
          const value = `${assetId}/${name}`;
          return (
            <Option
              key={name}
              label={t('studio.stills.at', { time: clockTime(seconds) })}
              caption={<bdi>{clockTime(seconds)}</bdi>}
              chosen={shown === value}
              busy={isLoading && shown === value}
              onChoose={() => void choose({ assetId, poster: name }, true)}
            >
              <img
                src={`/api/v1/assets/${assetId}/${name}`}
                alt=""
                width={width}
                height={height}
                loading="lazy"
                className="aspect-video w-full bg-black object-contain"
              />
            </Option>
          );
        })}
        <Option
          label={t('studio.stills.drawn')}
          caption={t('studio.stills.drawn')}
          chosen={shown === null}
          busy={isLoading && shown === null}
          onChoose={() => void choose(null, true)}
        >
          {inForce === null ? (
            <Picture shape="card" art={movie.art} title="" sizes="12rem" />
          ) : (
            <span
              className="grid aspect-video place-items-center text-white"
              style={{ backgroundColor: movie.art.tone }}
            >
              <Brush className="size-6" aria-hidden="true" />
            </span>
          )}
        </Option>
      </div>
    </>
  );
}

function Option({
  label,
  caption,
  chosen,
  busy,
  onChoose,
  children,
}: {
  label: string;
  caption: ReactNode;
  chosen: boolean;
  busy: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={chosen}
      onClick={() => !chosen && onChoose()}
      className={classes(
        'block overflow-clip rounded-md border-2 text-start',
        chosen ? 'border-accent' : 'border-line hover:border-edge',
      )}
    >
      {children}
      <span className="flex min-h-9 items-center justify-between gap-2 px-2.5 py-1.5 text-xs text-muted tabular-nums">
        {caption}
        {busy ? (
          <Spinner className="size-4" />
        ) : (
          chosen && <Check className="size-4 shrink-0 text-accent-text" aria-hidden="true" />
        )}
      </span>
    </button>
  );
}

/** "12/posters/1.jpg" is the first picture of video 12. */
function stillOf(text: string | null): Still {
  const slash = text?.indexOf('/') ?? -1;
  return text === null || slash < 0
    ? null
    : { assetId: Number(text.slice(0, slash)), poster: text.slice(slash + 1) };
}
