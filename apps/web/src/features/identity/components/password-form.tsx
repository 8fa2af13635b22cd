// Changes the password, with the same stated policy as at sign-up.
import { asProblem } from '#app/as-problem.ts';
import { useId, useState, type FormEvent } from 'react';
import { useChangePasswordMutation, useConfigQuery } from '#app/api.ts';
import type { Account } from '@kinora/sdk';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button } from '#ui/button.tsx';
import { checkPassword } from '../check-password.ts';
import { FormFault } from './form-fault.tsx';
import { PasswordChecklist } from './password-checklist.tsx';
import { PasswordField } from './password-field.tsx';

export function PasswordForm({ account }: { account: Account }) {
  const { t } = useLanguage();
  const say = useToast();
  const policyId = useId();
  const { data: config } = useConfigQuery();
  const [change, { isLoading, error }] = useChangePasswordMutation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [sent, setSent] = useState(false);
  const policy = config?.passwordPolicy ?? null;

  const broken = policy && checkPassword(next, policy, account).find(({ met }) => !met);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSent(true);
    if (current === '' || next === '' || broken) return;
    const answer = await change({ current, next });
    if (answer.error) return;
    say({ text: t('account.password.saved') });
    setCurrent('');
    setNext('');
    setSent(false);
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {/* Lets a password manager know whose password this is. */}
      <input type="email" autoComplete="username" value={account.email} readOnly hidden />
      <PasswordField
        label={t('account.password.current')}
        autoComplete="current-password"
        value={current}
        fault={sent && current === '' ? t('field.required') : null}
        onChange={({ target }) => setCurrent(target.value)}
      />
      <PasswordField
        label={t('account.password.next')}
        autoComplete="new-password"
        hint={t('password.hint')}
        aria-describedby={policyId}
        value={next}
        fault={
          sent && broken
            ? t(`password.${broken.rule}`, {
                count: broken.rule === 'maxLength' ? policy.maxLength : policy.minLength,
              })
            : null
        }
        onChange={({ target }) => setNext(target.value)}
      />
      {policy && <PasswordChecklist id={policyId} password={next} policy={policy} owner={account} />}
      <FormFault text={error ? problemText(asProblem(error), t) : null} />
      <Button type="submit" busy={isLoading} className="justify-self-start">
        {t('account.password.save')}
      </Button>
    </form>
  );
}
