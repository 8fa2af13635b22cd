// The accounts of a demonstration, each one press away.
import { asProblem } from '#app/as-problem.ts';
import { LogIn } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useConfigQuery, useSignInMutation } from '#app/api.ts';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button } from '#ui/button.tsx';

export function DemoAccounts({ back = '/' }: { back?: string }) {
  const { t } = useLanguage();
  const { data: config } = useConfigQuery();
  const [signIn, { isLoading, originalArgs }] = useSignInMutation();
  const navigate = useNavigate();
  const say = useToast();
  if (!config?.demoAccounts?.length) return null;
  return (
    <ul className="grid gap-2">
      {config.demoAccounts.map(({ email, password, note }) => (
        <li
          key={email}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-md border border-line bg-surface py-3 ps-4 pe-3"
        >
          <div className="min-w-0 flex-1 basis-40">
            <p className="truncate text-sm font-semibold" dir="ltr">
              {email}
            </p>
            <p className="text-sm text-muted" lang="en" dir="auto">
              {note}
            </p>
          </div>
          <Button
            busy={isLoading && originalArgs?.email === email}
            icon={<LogIn className="size-4 rtl:-scale-x-100" aria-hidden="true" />}
            aria-label={t('welcome.demo.use', { name: email })}
            onClick={() =>
              void signIn({ email, password }).then((answer) => {
                if (answer.error)
                  say({
                    tone: 'fault',
                    text: problemText(asProblem(answer.error), t),
                  });
                else void navigate(back);
              })
            }
          >
            {t('signIn.submit')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
