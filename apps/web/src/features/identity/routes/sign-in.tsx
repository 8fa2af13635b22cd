// Lets a person in who has an account.
import { asProblem } from '#app/as-problem.ts';
import { useState, type FormEvent } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { useConfigQuery, useSessionQuery, useSignInMutation } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { AuthFrame } from '../components/auth-frame.tsx';
import { DemoAccounts } from '../components/demo-accounts.tsx';
import { FormFault } from '../components/form-fault.tsx';
import { PasswordField } from '../components/password-field.tsx';
import { safeReturn } from '../safe-return.ts';

export default function SignIn() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const { data: config } = useConfigQuery();
  const { data: session } = useSessionQuery();
  const [signIn, { isLoading, error }] = useSignInMutation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [sent, setSent] = useState(false);
  usePageTitle(t('nav.signIn'));
  const back = safeReturn(query.get('back'));

  if (session && !isLoading) return <Navigate to={back} replace />;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSent(true);
    const form = event.currentTarget;
    if (email.trim() === '' || password === '') {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    void signIn({ email: email.trim(), password }).then((answer) => {
      if (!answer.error) void navigate(back, { replace: true });
    });
  }

  return (
    <AuthFrame
      title={t('signIn.title')}
      lead={
        <>
          {t('signIn.lead')}{' '}
          <Link to="/sign-up" className="font-semibold text-accent-text underline underline-offset-4">
            {t('nav.signUp')}
          </Link>
        </>
      }
      aside={
        config?.demo &&
        config.demoAccounts && (
          <section aria-labelledby="demo-accounts" className="mt-4 border-t border-line pt-7">
            <h2 id="demo-accounts" className="text-base font-semibold">
              {t('signIn.demo')}
            </h2>
            <p className="mt-1 mb-4 text-sm text-muted">{t('welcome.demo.text')}</p>
            <DemoAccounts back={back} />
          </section>
        )
      }
    >
      <form noValidate onSubmit={submit} className="grid gap-5">
        <TextField
          label={t('field.email')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          dir="ltr"
          required
          value={email}
          fault={sent && email.trim() === '' ? t('field.required') : null}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          label={t('field.password')}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          fault={sent && password === '' ? t('field.required') : null}
          onChange={(event) => setPassword(event.target.value)}
        />
        <FormFault text={error ? problemText(asProblem(error), t) : null} />
        <Button type="submit" tone="solid" large busy={isLoading}>
          {t('signIn.submit')}
        </Button>
      </form>
    </AuthFrame>
  );
}
