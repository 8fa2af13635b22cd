// The name of the account holder and the language of messages.
import { asProblem } from '#app/as-problem.ts';
import { useState, type FormEvent } from 'react';
import { useChangeAccountMutation } from '#app/api.ts';
import type { Account } from '@kinora/sdk';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { isLocale, localeNames, locales } from '#i18n/locale.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button } from '#ui/button.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';

export function NameForm({ account }: { account: Account }) {
  const { t } = useLanguage();
  const say = useToast();
  const [change, { isLoading }] = useChangeAccountMutation();
  const [values, setValues] = useState({
    firstName: account.firstName,
    lastName: account.lastName,
    locale: account.locale,
  });
  const [sent, setSent] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSent(true);
    if (values.firstName.trim() === '' || values.lastName.trim() === '') return;
    const { error } = await change(values);
    if (error) say({ tone: 'fault', text: problemText(asProblem(error), t) });
    else say({ text: t('common.saved') });
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <TextField
        label={t('field.email')}
        value={account.email}
        readOnly
        dir="ltr"
        className="[&_input]:text-muted"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t('field.firstName')}
          autoComplete="given-name"
          maxLength={80}
          dir="auto"
          value={values.firstName}
          fault={sent && values.firstName.trim() === '' ? t('field.required') : null}
          onChange={({ target }) => setValues({ ...values, firstName: target.value })}
        />
        <TextField
          label={t('field.lastName')}
          autoComplete="family-name"
          maxLength={80}
          dir="auto"
          value={values.lastName}
          fault={sent && values.lastName.trim() === '' ? t('field.required') : null}
          onChange={({ target }) => setValues({ ...values, lastName: target.value })}
        />
      </div>
      <SelectField
        label={t('account.language')}
        hint={t('account.languageHint')}
        value={values.locale}
        options={locales.map((value) => ({ value, label: localeNames[value] }))}
        onChange={({ target }) => isLocale(target.value) && setValues({ ...values, locale: target.value })}
      />
      <Button type="submit" busy={isLoading} className="justify-self-start">
        {t('common.save')}
      </Button>
    </form>
  );
}
