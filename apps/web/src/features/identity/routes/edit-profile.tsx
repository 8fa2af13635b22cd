// Makes a profile, or changes and deletes one.
import { asProblem } from '#app/as-problem.ts';
import { useState } from 'react';
import { Trash2 } from 'lucide-react';
import { useNavigate, useParams } from 'react-router';
import {
  useAvatarsQuery,
  useChangeProfileMutation,
  useCreateProfileMutation,
  useDeleteProfileMutation,
  useSessionQuery,
} from '#app/api.ts';
import type { ProfileInput } from '../profile-input.ts';
import { useToast } from '#app/toasts.tsx';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { DeleteProfileDialog } from '../components/delete-profile-dialog.tsx';
import { ProfileForm } from '../components/profile-form.tsx';

export default function EditProfile() {
  const { id } = useParams();
  const { t, locale } = useLanguage();
  const navigate = useNavigate();
  const say = useToast();
  const { data: session } = useSessionQuery();
  const { data: avatars } = useAvatarsQuery();
  const [create, creating] = useCreateProfileMutation();
  const [change, changing] = useChangeProfileMutation();
  const [remove, removing] = useDeleteProfileMutation();
  const [asking, setAsking] = useState(false);
  const profiles = session?.profiles ?? [];
  const profile = id === undefined ? null : profiles.find((candidate) => candidate.id === Number(id));
  usePageTitle(t(profile ? 'profiles.edit.title' : 'profiles.new.title'));

  if (!session || !avatars) return <Skeleton className="mx-auto mt-16 h-96 max-w-xl" />;
  if (profile === undefined)
    return (
      <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
        <ButtonLink to="/profiles">{t('profiles.manage')}</ButtonLink>
      </EmptyState>
    );

  function finish(answer: { error?: unknown }, done: string | null) {
    const { error } = answer;
    if (error)
      say({
        tone: 'fault',
        text: problemText(asProblem(error), t),
      });
    else {
      if (done) say({ text: done });
      void navigate('/profiles');
    }
  }

  async function save(input: ProfileInput) {
    if (profile) finish(await change({ id: profile.id, change: input }), t('common.saved'));
    else finish(await create(input), t('profiles.created', { name: input.name }));
  }

  const unused = avatars.find((name) => !profiles.some(({ avatar }) => avatar === name)) ?? avatars[0] ?? '';
  return (
    <div className="mx-auto max-w-xl px-gutter pt-10 md:pt-14">
      <h1 className="mb-9 text-3xl font-semibold">
        {t(profile ? 'profiles.edit.title' : 'profiles.new.title')}
      </h1>
      <ProfileForm
        start={
          profile ?? {
            name: '',
            avatar: unused,
            language: locale,
            kids: false,
            maturityLimit: 18,
            autoplayNext: true,
            autoplayPreviews: true,
            theme: 'system',
            personalised: true,
          }
        }
        submit={t(profile ? 'common.save' : 'profiles.create')}
        busy={creating.isLoading || changing.isLoading}
        onSubmit={(input) => void save(input)}
      >
        <ButtonLink to="/profiles" tone="ghost">
          {t('common.cancel')}
        </ButtonLink>
        {profile && profiles.length > 1 && (
          <Button
            tone="ghost"
            className="ms-auto text-danger!"
            icon={<Trash2 className="size-4.5" aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t('profiles.delete.confirm')}
          </Button>
        )}
        {profile && profiles.length === 1 && (
          <p className="text-sm text-muted">{t('profiles.delete.last')}</p>
        )}
      </ProfileForm>
      {profile && (
        <DeleteProfileDialog
          name={profile.name}
          open={asking}
          busy={removing.isLoading}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            void remove(profile.id).then((answer) => {
              setAsking(false);
              finish(answer, t('profiles.deleted', { name: profile.name }));
            })
          }
        />
      )}
    </div>
  );
}
