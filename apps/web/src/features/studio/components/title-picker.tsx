// Which film or episode a file is: looked for by the file's own name first, and by whatever is typed then; made or corrected where need be.
import { Check, Pencil, Plus } from 'lucide-react';
import { useDeferredValue, useId, useState } from 'react';
import type { TitleCard } from '@kinora/sdk';
import { useMovieQuery, useSearchQuery } from '#app/api.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { Picture } from '#ui/picture.tsx';
import { SelectField } from '#ui/select-field.tsx';
import type { GuessedName } from '../guess-name.ts';
import type { ChosenTitle } from '../upload-queue.ts';
import { TitleDialog, type TitleSubject } from './title-dialog.tsx';
import { TitleSearch } from './title-search.tsx';

/** Titles that are offered. */
const OFFERED = 5;

export function TitlePicker({ guess, onSend }: { guess: GuessedName; onSend: (title: ChosenTitle) => void }) {
  const { t } = useLanguage();
  const field = useId();
  const [words, setWords] = useState(guess.words);
  const [picked, setPicked] = useState<TitleCard | null>(null);
  const [episode, setEpisode] = useState('');
  const [subject, setSubject] = useState<TitleSubject | null>(null);
  const [madeId, setMadeId] = useState<number | null>(null);
  const { currentData: made } = useMovieQuery(madeId ?? 0, { skip: madeId === null });
  const asked = useDeferredValue(words.trim());
  const { currentData: found } = useSearchQuery(asked, { skip: asked === '' });
  const fitting = (found?.titles ?? []).toSorted((a, b) => near(a, guess) - near(b, guess));
  // What was made here stands first, whatever is looked for.
  const others = fitting.filter(({ id }) => id !== made?.id).slice(0, OFFERED);
  const offered: readonly TitleCard[] = made ? [made, ...others] : others;
  const chosen = picked ?? offered[0] ?? null;
  const { currentData: detail } = useMovieQuery(chosen?.id ?? 0, { skip: chosen?.kind !== 'series' });
  const episodes = chosen?.kind === 'series' ? (detail?.episodes ?? []) : [];
  const episodeId = episodes.find(({ id }) => String(id) === episode)?.id ?? episodes[0]?.id ?? null;
  const ready = chosen !== null && (chosen.kind === 'film' || episodeId !== null);
  return (
    <>
      <form
        className="grid grid-cols-1 gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onSend({ movieId: chosen.id, episodeId });
        }}
      >
        <TitleSearch
          label={t('studio.pick.label')}
          words={words}
          onWords={(typed) => {
            setWords(typed);
            setPicked(null);
          }}
        />
        {found && offered.length === 0 && <p className="text-sm text-muted">{t('studio.pick.none')}</p>}
        {offered.length > 0 && (
          <div
            role="radiogroup"
            aria-label={t('studio.pick.offered')}
            className="grid grid-cols-1 gap-1 rounded-lg border border-line p-1"
          >
            {offered.map((title) => (
              <label
                key={title.id}
                className={classes(
                  'flex min-h-14 cursor-pointer items-center gap-3 rounded-md p-1.5 pe-3 has-focus-visible:outline-2 has-focus-visible:outline-accent-text',
                  title.id === chosen?.id ? 'bg-accent/14' : 'hover:bg-text/6',
                )}
              >
                <input
                  type="radio"
                  name={`${field}-title`}
                  checked={title.id === chosen?.id}
                  onChange={() => setPicked(title)}
                  className="sr-only"
                />
                <Picture
                  shape="card"
                  art={title.art}
                  title=""
                  sizes="5rem"
                  className="w-20 shrink-0 rounded-sm"
                />
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-page font-medium" dir="auto">
                    {title.title}
                  </span>
                  <span className="text-sm text-muted">
                    {title.year}
                    {title.kind === 'series' && ` · ${t('title.series')}`}
                  </span>
                </span>
                {title.id === chosen?.id && <Check className="size-5 text-accent-text" aria-hidden="true" />}
              </label>
            ))}
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<Plus className="size-4" aria-hidden="true" />}
            onClick={() => setSubject({ guess: { words: words.trim() || guess.words, year: guess.year } })}
          >
            {t('studio.pick.new')}
          </Button>
          {chosen !== null && (
            <Button
              tone="ghost"
              className="min-w-0 shrink"
              icon={<Pencil className="size-4 shrink-0" aria-hidden="true" />}
              onClick={() => setSubject({ id: chosen.id })}
            >
              <span className="truncate">{t('studio.pick.correct', { title: chosen.title })}</span>
            </Button>
          )}
        </div>
        <div className="flex flex-wrap items-end justify-end gap-3">
          {episodes.length > 0 && (
            <SelectField
              label={t('studio.pick.episode')}
              className="min-w-0 flex-1 basis-52"
              value={String(episodeId)}
              onChange={(event) => setEpisode(event.target.value)}
              options={episodes.map(({ id, season, number, title }) => ({
                value: String(id),
                label: `${season}×${String(number).padStart(2, '0')} ${title}`,
              }))}
            />
          )}
          <Button tone="solid" type="submit" disabled={!ready} className="max-xs:w-full">
            {t('studio.pick.send')}
          </Button>
        </div>
      </form>
      {subject !== null && (
        <TitleDialog
          subject={subject}
          onClose={() => setSubject(null)}
          onSaved={({ id }) => {
            setMadeId(id);
            setPicked(null);
          }}
        />
      )}
    </>
  );
}

/** Those of the year that the file's name tells come first; otherwise as the search ranks them. */
function near(title: TitleCard, { year }: GuessedName): number {
  return year === null || title.year === year ? 0 : 1;
}
