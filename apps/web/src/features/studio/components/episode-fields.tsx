// The episodes of a serial, season by season: typed, added and removed.
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { longestName, newEpisode, type EpisodeDraft } from '../title-draft.ts';

export function EpisodeFields({
  episodes,
  fault,
  onChange,
}: {
  episodes: readonly EpisodeDraft[];
  fault: (field: string) => string | null;
  onChange: (episodes: readonly EpisodeDraft[]) => void;
}) {
  const { t } = useLanguage();
  const list = useRef<HTMLFieldSetElement>(null);
  const seasons = [...new Set(episodes.map(({ season }) => season))].toSorted((a, b) => a - b);
  const set = (key: number, change: Partial<EpisodeDraft>): void =>
    onChange(episodes.map((episode) => (episode.key === key ? { ...episode, ...change } : episode)));
  const add = (season: number): void => {
    const episode = newEpisode(episodes, season);
    onChange([...episodes, episode]);
    // Whoever adds one wants to name it.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[name="episodes.${episode.key}.title"]`)?.focus(),
    );
  };
  const field = (
    episode: EpisodeDraft,
    name: 'number' | 'title' | 'minutes',
    label: string,
    className?: string,
  ) => (
    <TextField
      label={label}
      name={`episodes.${episode.key}.${name}`}
      {...(className === undefined ? {} : { className })}
      dir={name === 'title' ? 'auto' : 'ltr'}
      inputMode={name === 'title' ? 'text' : 'numeric'}
      autoComplete="off"
      maxLength={name === 'title' ? longestName : 6}
      value={episode[name]}
      fault={fault(`episodes.${episode.key}.${name}`)}
      onChange={({ target }) => set(episode.key, { [name]: target.value })}
    />
  );
  return (
    <fieldset ref={list} className="grid grid-cols-1 gap-4">
      <legend className="mb-3 text-lg font-semibold">{t('studio.form.episodes')}</legend>
      {seasons.map((season) => (
        <section key={season} aria-label={t('title.season', { number: season })} className="grid gap-3">
          <h4 className="text-sm font-medium text-muted">{t('title.season', { number: season })}</h4>
          {episodes
            .filter((episode) => episode.season === season)
            .map((episode) => {
              const named = { number: episode.number, season };
              return (
                <div
                  key={episode.key}
                  role="group"
                  aria-label={t('studio.form.episodeNamed', named)}
                  className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-3 sm:grid-cols-[5.5rem_minmax(0,1fr)_6.5rem_auto]"
                >
                  {field(episode, 'number', t('studio.form.number'))}
                  {field(
                    episode,
                    'title',
                    t('studio.form.episodeName'),
                    'max-sm:order-first max-sm:col-span-full',
                  )}
                  {field(episode, 'minutes', t('studio.form.minutes'))}
                  <IconButton
                    className="mt-7"
                    label={t('studio.form.removeEpisode', named)}
                    // A serial without an episode would have no place for a video.
                    disabled={episodes.length === 1}
                    onClick={() => onChange(episodes.filter(({ key }) => key !== episode.key))}
                  >
                    <X aria-hidden="true" />
                  </IconButton>
                </div>
              );
            })}
          <Button
            className="justify-self-start"
            icon={<Plus className="size-4" aria-hidden="true" />}
            aria-label={`${t('studio.form.addEpisode')}, ${t('title.season', { number: season })}`}
            onClick={() => add(season)}
          >
            {t('studio.form.addEpisode')}
          </Button>
        </section>
      ))}
      <Button
        tone="ghost"
        className="justify-self-start"
        icon={<Plus className="size-4" aria-hidden="true" />}
        onClick={() => add((seasons.at(-1) ?? 0) + 1)}
      >
        {t('studio.form.addSeason')}
      </Button>
    </fieldset>
  );
}
