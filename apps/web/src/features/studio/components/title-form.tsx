// What is said of a title, in one form: a film with its length, a serial with its episodes.
import type { InputHTMLAttributes, ReactNode, RefObject } from 'react';
import { useId } from 'react';
import { genreName, translatedGenres } from '#i18n/genre-name.ts';
import { maturityText } from '#i18n/maturity-text.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { SelectField } from '#ui/select-field.tsx';
import { fieldLook, TextField } from '#ui/text-field.tsx';
import {
  longestName,
  longestSynopsis,
  mostGenres,
  type TitleDraft,
  type TitleFaults,
} from '../title-draft.ts';
import { EpisodeFields } from './episode-fields.tsx';

const kinds = ['film', 'series'] as const;
const ages = [0, 7, 12, 16, 18] as const;

/** Genres that a title may be given here. */
export const offeredGenres = translatedGenres.filter(
  (slug) => !['biography', 'children', 'imax', 'music', 'sci-fi', 'sport'].includes(slug),
);

export function TitleForm({
  draft,
  faults,
  isNew,
  hadGenres,
  form,
  onChange,
  onSubmit,
  children,
}: {
  draft: TitleDraft;
  /** Empty before it was sent once. */
  faults: TitleFaults;
  isNew: boolean;
  /** Those that the title brought with it. */
  hadGenres: readonly { slug: string; name: string }[];
  form: RefObject<HTMLFormElement | null>;
  onChange: (draft: TitleDraft) => void;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const { t } = useLanguage();
  const id = useId();
  const set = (change: Partial<TitleDraft>): void => onChange({ ...draft, ...change });
  const fault = (field: string): string | null => {
    const key = faults.get(field);
    return key === undefined ? null : t(key);
  };
  const series = draft.kind === 'series';
  const field = (
    name: 'title' | 'originalTitle' | 'year' | 'endYear' | 'minutes',
    label: string,
    rest: { hint?: string; maxLength?: number; number?: boolean; required?: boolean } = {},
  ) => (
    <TextField
      label={label}
      name={name}
      dir={rest.number === true ? 'ltr' : 'auto'}
      inputMode={rest.number === true ? 'numeric' : 'text'}
      autoComplete="off"
      required={rest.required}
      maxLength={rest.maxLength ?? (rest.number === true ? 6 : longestName)}
      hint={rest.hint}
      value={draft[name]}
      fault={fault(name)}
      onChange={({ target }) => set({ [name]: target.value })}
    />
  );
  const others = hadGenres.filter(({ slug }) => !offeredGenres.some((offered) => offered === slug));
  const genres = [...offeredGenres.map((slug) => ({ slug, name: slug })), ...others];
  const left = longestSynopsis - draft.synopsis.length;
  return (
    <form
      ref={form}
      noValidate
      className="grid grid-cols-1 gap-6 text-text"
      onSubmit={(event) => {
        event.preventDefault();
        // Forms around this one, as React sees them, are not meant.
        event.stopPropagation();
        onSubmit();
      }}
    >
      {isNew && (
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-sm font-medium">{t('studio.form.kind')}</legend>
          <div className="flex flex-wrap gap-2">
            {kinds.map((kind) => (
              <Chip
                key={kind}
                type="radio"
                name={`${id}-kind`}
                checked={draft.kind === kind}
                onChange={() => set({ kind })}
              >
                {t(`studio.form.kind.${kind}`)}
              </Chip>
            ))}
          </div>
        </fieldset>
      )}
      {field('title', t('studio.form.name'), { required: true })}
      {field('originalTitle', t('studio.form.original'), { hint: t('studio.form.originalHint') })}
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        {field('year', t(series ? 'studio.form.firstYear' : 'studio.form.year'), { number: true })}
        {series
          ? field('endYear', t('studio.form.endYear'), { number: true })
          : field('minutes', t('studio.form.minutes'), { number: true })}
        <SelectField
          className="max-sm:col-span-full"
          label={t('studio.form.maturity')}
          value={draft.maturity}
          options={[
            { value: '', label: t('studio.form.unrated') },
            ...[...new Set([...ages, ...(draft.maturity === '' ? [] : [Number(draft.maturity)])])]
              .toSorted((a, b) => a - b)
              .map((age) => ({ value: String(age), label: maturityText(age, t) })),
          ]}
          onChange={({ target }) => set({ maturity: target.value })}
        />
      </div>
      <fieldset className="grid gap-1.5" aria-describedby={`${id}-genres`}>
        <legend className="mb-1.5 text-sm font-medium">{t('studio.form.genres')}</legend>
        <div className="flex flex-wrap gap-2">
          {genres.map((genre) => {
            const at = draft.genres.indexOf(genre.slug);
            return (
              <Chip
                key={genre.slug}
                type="checkbox"
                checked={at >= 0}
                disabled={at < 0 && draft.genres.length >= mostGenres}
                onChange={() =>
                  set({
                    genres:
                      at < 0
                        ? [...draft.genres, genre.slug]
                        : draft.genres.filter((slug) => slug !== genre.slug),
                  })
                }
              >
                {genreName(genre, t)}
              </Chip>
            );
          })}
        </div>
        <p id={`${id}-genres`} className="text-sm text-muted">
          {t('studio.form.genresHint', { count: mostGenres })}
        </p>
      </fieldset>
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-synopsis`} className="text-sm font-medium">
          {t('studio.form.synopsis')}
        </label>
        <textarea
          id={`${id}-synopsis`}
          dir="auto"
          rows={4}
          maxLength={longestSynopsis}
          value={draft.synopsis}
          onChange={({ target }) => set({ synopsis: target.value })}
          className={classes(fieldLook, 'border-edge py-2.5')}
        />
        {left < 200 && <p className="text-sm text-muted">{t('studio.form.left', { count: left })}</p>}
      </div>
      {series && (
        <EpisodeFields episodes={draft.episodes} fault={fault} onChange={(episodes) => set({ episodes })} />
      )}
      {children}
    </form>
  );
}

function Chip({ children, ...rest }: { children: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label
      className={classes(
        'relative inline-flex min-h-11 cursor-pointer items-center rounded-full border px-4 text-sm font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text',
        rest.checked === true
          ? 'border-accent bg-accent/16 text-accent-text'
          : rest.disabled === true
            ? 'cursor-default border-line text-muted opacity-60'
            : 'border-edge/70 hover:border-text',
      )}
    >
      <input {...rest} className="sr-only" />
      {children}
    </label>
  );
}
