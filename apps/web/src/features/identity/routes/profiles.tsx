// Who is watching: choose a profile, or manage them.
import { asProblem } from '#app/as-problem.ts';
import { useState } from 'react';
import { Pencil, Plus } from 'lucide-react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useChooseProfileMutation, useSessionQuery } from '#app/api.ts';
import { useToast } from '#app/toasts.tsx';
import { useUnderHeader } from '#app/under-header.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { Spinner } from '#ui/spinner.tsx';
import { safeReturn } from '../safe-return.ts';

const tile = 'group grid w-full justify-items-center gap-3 rounded-lg p-2 text-center';

export default function Profiles() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const say = useToast();
  const [query] = useSearchParams();
  const { data: session } = useSessionQuery();
  const [choose, { isLoading, originalArgs }] = useChooseProfileMutation();
  const [managing, setManaging] = useState(false);
  usePageTitle(t(managing ? 'profiles.manage' : 'profiles.who'));
  const profiles = session?.profiles ?? [];
  useUnderHeader('light');

  function watchAs(id: number) {
    void choose(id).then((answer) => {
      if (answer.error) say({ tone: 'fault', text: problemText(asProblem(answer.error), t) });
      else void navigate(safeReturn(query.get('back')));
    });
  }

  return (
    <div className="relative -mt-(--header) grid min-h-[88svh] place-content-center justify-items-center gap-12 overflow-hidden px-gutter pt-(--header)">
      <div className="beam pointer-events-none absolute inset-0" aria-hidden="true" />
      <h1 className="text-3xl font-semibold">{t(managing ? 'profiles.manage' : 'profiles.who')}</h1>
      <ul className="relative flex max-w-5xl flex-wrap justify-center gap-x-4 gap-y-6 md:gap-x-8">
        {profiles.map((profile) => {
          const picture = (
            <>
              <span className="relative block size-28 md:size-36">
                <Avatar
                  name={profile.avatar}
                  className="size-full rounded-lg outline-accent group-hover:outline-3 group-hover:outline-offset-4"
                />
                {managing && (
                  <span className="cinema absolute inset-0 grid place-items-center rounded-lg bg-bg/70 text-text">
                    <Pencil className="size-7" aria-hidden="true" />
                  </span>
                )}
                {isLoading && originalArgs === profile.id && (
                  <span className="cinema absolute inset-0 grid place-items-center rounded-lg bg-bg/70 text-text">
                    <Spinner className="size-8" />
                  </span>
                )}
              </span>
              <span className="grid max-w-36 gap-1">
                <span className="truncate text-base font-medium" dir="auto">
                  {profile.name}
                </span>
                {profile.kids && (
                  <span className="justify-self-center rounded-full border border-edge px-2 text-xs text-muted">
                    {t('profiles.kids')}
                  </span>
                )}
              </span>
            </>
          );
          return (
            <li key={profile.id}>
              {managing ? (
                <Link to={`/profiles/${profile.id}`} className={tile}>
                  {picture}
                  <span className="sr-only">{t('common.edit')}</span>
                </Link>
              ) : (
                <button type="button" onClick={() => watchAs(profile.id)} className={tile}>
                  {picture}
                </button>
              )}
            </li>
          );
        })}
        <li>
          <Link to="/profiles/new" className={classes(tile, 'text-muted hover:text-text')}>
            <span className="grid size-28 place-items-center rounded-lg border border-dashed border-edge transition-colors group-hover:border-accent-text group-hover:bg-text/5 md:size-36">
              <Plus className="size-9" strokeWidth={1.5} aria-hidden="true" />
            </span>
            <span className="text-base font-medium">{t('profiles.add')}</span>
          </Link>
        </li>
      </ul>
      {profiles.length > 0 && (
        <Button onClick={() => setManaging(!managing)}>
          {t(managing ? 'profiles.manageDone' : 'profiles.manage')}
        </Button>
      )}
    </div>
  );
}
