// Makes an account: the form with its password policy, then the note to look into the mail.
import { asProblem } from '#app/as-problem.ts';
import { useId, useState, type FormEvent } from 'react';
import { MailCheck } from 'lucide-react';
import { Link } from 'react-router';
import { useConfigQuery, useSignUpMutation } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { checkPassword } from '../check-password.ts';
import { AuthFrame } from '../components/auth-frame.tsx';
import { FormFault } from '../components/form-fault.tsx';
import { PasswordChecklist } from '../components/password-checklist.tsx';
import { PasswordField } from '../components/password-field.tsx';
import { readFaults } from '../read-faults.ts';

const fields = ['firstName', 'lastName', 'email', 'password'] as const;
type Field = (typeof fields)[number];
const EMPTY: Readonly<Record<Field, string>> = { firstName: '', lastName: '', email: '', password: '' };

export default function SignUp() {
  const { t, locale } = useLanguage();
  const { data: config } = useConfigQuery();
  const [signUp, { isLoading, data: answer, error, reset }] = useSignUpMutation();
  const [values, setValues] = useState(EMPTY);
  const [checked, setChecked] = useState<ReadonlySet<Field>>(new Set());
  const policyId = useId();
  usePageTitle(t('signUp.title'));

  const policy = config?.passwordPolicy ?? null;

  const refused = readFaults(error);

  function faultOf(field: Field): string | null {
    if (refused.has(field) && !checked.has(field)) return t('field.invalid');
    if (!checked.has(field)) return null;
    if (values[field].trim() === '') return t('field.required');
    if (field === 'email' && !/^\S+@\S+\.\S+$/.test(values.email.trim())) return t('field.emailInvalid');
    if (field === 'password' && policy) {
      const broken = checkPassword(values.password, policy, values).find(({ met }) => !met);
      if (broken)
        return t(`password.${broken.rule}`, {
          count: broken.rule === 'maxLength' ? policy.maxLength : policy.minLength,
        });
    }
    return null;
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(new Set(fields));
    const wrong =
      fields.some((field) => values[field].trim() === '') ||
      !/^\S+@\S+\.\S+$/.test(values.email.trim()) ||
      (policy !== null && checkPassword(values.password, policy, values).some(({ met }) => !met));
    if (wrong) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    void signUp({ ...values, email: values.email.trim(), locale });
  }

  if (answer) {
    return (
      <AuthFrame title={t('signUp.sent.title')}>
        <div className="grid gap-5">
          <MailCheck className="size-10 text-accent-text" strokeWidth={1.5} aria-hidden="true" />
          <output>{t('signUp.sent.text', { email: values.email })}</output>
          {answer.outbox && (
            <div className="grid gap-3 rounded-lg border border-line bg-surface p-5">
              <p className="text-sm text-muted">{t('signUp.sent.outbox')}</p>
              <ButtonLink to="/outbox" tone="solid">
                {t('signUp.sent.openOutbox')}
              </ButtonLink>
            </div>
          )}
          <Button tone="ghost" className="justify-self-start" onClick={reset}>
            {t('signUp.sent.other')}
          </Button>
        </div>
      </AuthFrame>
    );
  }

  const input = (field: Field) => ({
    name: field,
    value: values[field],
    fault: faultOf(field),
    required: true,
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [field]: event.target.value }),
    onBlur: () => {
      if (values[field] !== '') setChecked(new Set([...checked, field]));
    },
  });

  return (
    <AuthFrame
      title={t('signUp.title')}
      lead={
        <>
          {t('signUp.lead')}{' '}
          <Link to="/sign-in" className="font-semibold text-accent-text underline underline-offset-4">
            {t('nav.signIn')}
          </Link>
        </>
      }
    >
      <form noValidate onSubmit={submit} className="grid gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            {...input('firstName')}
            label={t('field.firstName')}
            autoComplete="given-name"
            maxLength={80}
          />
          <TextField
            {...input('lastName')}
            label={t('field.lastName')}
            autoComplete="family-name"
            maxLength={80}
          />
        </div>
        <TextField
          {...input('email')}
          label={t('field.email')}
          type="email"
          inputMode="email"
          autoComplete="email"
          dir="ltr"
          maxLength={254}
        />
        <PasswordField
          {...input('password')}
          label={t('field.password')}
          autoComplete="new-password"
          hint={t('password.hint')}
          aria-describedby={policyId}
        />
        {policy && (
          <PasswordChecklist id={policyId} password={values.password} policy={policy} owner={values} />
        )}
        <FormFault text={error && refused.size === 0 ? problemText(asProblem(error), t) : null} />
        <Button type="submit" tone="solid" large busy={isLoading}>
          {t('signUp.submit')}
        </Button>
      </form>
    </AuthFrame>
  );
}
