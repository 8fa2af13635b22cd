// Where the link of the confirmation mail leads: confirms the address and goes on.
import { asProblem } from '#app/as-problem.ts';
import { useEffect, useRef } from 'react';
import { CircleCheck, Unlink } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useConfirmMutation, useSessionQuery } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Spinner } from '#ui/spinner.tsx';

export default function Confirm() {
  const { t } = useLanguage();
  const [query] = useSearchParams();
  const token = query.get('token') ?? '';
  const [confirm, { isSuccess, isError, error }] = useConfirmMutation();
  const { data: session } = useSessionQuery();
  const asked = useRef(false);
  usePageTitle(t('confirm.title'));
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void confirm(token);
  }, [confirm, token]);

  return (
    <div className="pt-12">
      {isSuccess ? (
        <EmptyState
          icon={<CircleCheck aria-hidden="true" />}
          title={t('confirm.done')}
          text={session ? '' : t('confirm.doneText')}
        >
          {session ? (
            <ButtonLink to={session.profile ? '/' : '/profiles'} tone="solid">
              {t('welcome.start')}
            </ButtonLink>
          ) : (
            <ButtonLink to="/sign-in" tone="solid">
              {t('nav.signIn')}
            </ButtonLink>
          )}
        </EmptyState>
      ) : isError ? (
        <EmptyState
          icon={<Unlink aria-hidden="true" />}
          title={t(asProblem(error)?.code === 'network' ? 'error.title' : 'confirm.failed')}
          text={t(asProblem(error)?.code === 'network' ? 'error.offline' : 'confirm.failedText')}
        >
          <ButtonLink to="/sign-in" tone="solid">
            {t('nav.signIn')}
          </ButtonLink>
          <ButtonLink to="/sign-up">{t('nav.signUp')}</ButtonLink>
        </EmptyState>
      ) : (
        <div className="grid justify-items-center gap-4 py-24 text-muted">
          <Spinner className="size-8" />
          <output>{t('confirm.working')}</output>
        </div>
      )}
    </div>
  );
}
