// Everything about a profile in one form.
import { useState, type FormEvent, type ReactNode } from 'react';
import type { ProfileInput } from '../profile-input.ts';
import { maturityText } from '#i18n/maturity-text.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { isLocale, localeNames, locales } from '#i18n/locale.ts';
import { Button } from '#ui/button.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { SwitchField } from '#ui/switch-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { AvatarPicker } from './avatar-picker.tsx';

const limits = [0, 7, 12, 16, 18] as const;
const themes = ['system', 'dark', 'light'] as const;

export function ProfileForm({
  start,
  submit,
  busy,
  onSubmit,
  children,
}: {
  start: ProfileInput;
  /** What the button says. */
  submit: string;
  busy: boolean;
  onSubmit: (input: ProfileInput) => void;
  children?: ReactNode;
}) {
  const { t } = useLanguage();
  const [values, setValues] = useState(start);
  const [sent, setSent] = useState(false);
  const set = (change: Partial<ProfileInput>) => setValues((before) => ({ ...before, ...change }));

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSent(true);
    if (values.name.trim() === '')
      event.currentTarget.querySelector<HTMLElement>('input[name=name]')?.focus();
    else onSubmit({ ...values, name: values.name.trim() });
  }

  return (
    <form noValidate onSubmit={send} className="grid gap-8">
      <TextField
        label={t('profiles.name')}
        name="name"
        dir="auto"
        required
        maxLength={40}
        autoComplete="off"
        value={values.name}
        fault={sent && values.name.trim() === '' ? t('field.required') : null}
        onChange={(event) => set({ name: event.target.value })}
      />
      <AvatarPicker value={values.avatar} onChange={(avatar) => set({ avatar })} />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          label={t('profiles.language')}
          value={values.language}
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
          onChange={({ target }) => isLocale(target.value) && set({ language: target.value })}
        />
        <SelectField
          label={t('profiles.theme')}
          value={values.theme}
          options={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          onChange={({ target }) =>
            set({ theme: themes.find((theme) => theme === target.value) ?? 'system' })
          }
        />
      </div>
      <div className="grid gap-3">
        <SwitchField
          label={t('profiles.kidsField')}
          hint={t('profiles.kidsHint')}
          checked={values.kids}
          onChange={(kids) => set(kids && values.maturityLimit > 7 ? { kids, maturityLimit: 7 } : { kids })}
        />
        <SelectField
          label={t('profiles.maturity')}
          hint={t('profiles.maturityHint')}
          value={String(values.maturityLimit)}
          options={limits.map((value) => ({ value: String(value), label: maturityText(value, t) }))}
          onChange={({ target }) =>
            set({ maturityLimit: limits.find((limit) => limit === Number(target.value)) ?? 18 })
          }
        />
      </div>
      <div className="grid gap-3">
        <SwitchField
          label={t('profiles.autoplayNext')}
          checked={values.autoplayNext}
          onChange={(autoplayNext) => set({ autoplayNext })}
        />
        <SwitchField
          label={t('profiles.autoplayPreviews')}
          hint={t('profiles.autoplayPreviewsHint')}
          checked={values.autoplayPreviews}
          onChange={(autoplayPreviews) => set({ autoplayPreviews })}
        />
        <SwitchField
          label={t('profiles.personalised')}
          hint={t('profiles.personalisedHint')}
          checked={values.personalised}
          onChange={(personalised) => set({ personalised })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3 border-t border-line pt-6">
        <Button type="submit" tone="solid" busy={busy}>
          {submit}
        </Button>
        {children}
      </div>
    </form>
  );
}
