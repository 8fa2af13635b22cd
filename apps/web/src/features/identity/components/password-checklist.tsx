// The password policy as a list that ticks itself off while typing.
import { Circle, CircleCheck } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { checkPassword } from '../check-password.ts';

export function PasswordChecklist({
  id,
  password,
  policy,
  owner,
}: {
  id: string;
  password: string;
  policy: { minLength: number; maxLength: number; refusesCommon: boolean };
  owner: { firstName: string; lastName: string; email: string };
}) {
  const { t } = useLanguage();
  return (
    <ul id={id} aria-label={t('password.policy')} className="grid gap-1.5 text-sm">
      {checkPassword(password, policy, owner).map(({ rule, met }) => {
        const Icon = met ? CircleCheck : Circle;
        return (
          <li key={rule} className={classes('flex items-start gap-2.5', met ? 'text-good' : 'text-muted')}>
            <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            <span>
              {t(`password.${rule}`, { count: rule === 'maxLength' ? policy.maxLength : policy.minLength })}
              <span className="sr-only"> ({t(met ? 'password.met' : 'password.notMet')})</span>
            </span>
          </li>
        );
      })}
      {policy.refusesCommon && (
        <li className="flex items-start gap-2.5 text-muted">
          <Circle className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {t('password.notCommon')}
        </li>
      )}
    </ul>
  );
}
