// Where the account is signed in, each device with its own sign-out, and one for all.
import { asProblem } from '#app/as-problem.ts';
import { useState } from 'react';
import { MonitorSmartphone } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useDevicesQuery, useSignOutDeviceMutation, useSignOutEverywhereMutation } from '#app/api.ts';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

export function DeviceList() {
  const { t, format } = useLanguage();
  const say = useToast();
  const navigate = useNavigate();
  const { data: devices, error, refetch, fulfilledTimeStamp } = useDevicesQuery();
  const [signOut, { isLoading, originalArgs }] = useSignOutDeviceMutation();
  const [signOutAll, all] = useSignOutEverywhereMutation();
  const [asking, setAsking] = useState(false);

  if (error) return <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />;
  if (!devices) return <Skeleton className="h-32" />;
  return (
    <>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {devices.map((device) => (
          <li key={device.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <MonitorSmartphone className="size-5 shrink-0 text-muted" aria-hidden="true" />
            <div className="min-w-0 flex-1 basis-44">
              <p className="truncate font-medium" dir="auto">
                {device.name}
              </p>
              <p className="text-sm text-muted">
                {device.current ? (
                  <span className="font-medium text-good">{t('account.devices.current')}</span>
                ) : (
                  t('account.devices.seen', { when: format.ago(device.lastSeenAt, fulfilledTimeStamp ?? 0) })
                )}
              </p>
            </div>
            {!device.current && (
              <Button
                tone="ghost"
                busy={isLoading && originalArgs === device.id}
                aria-label={t('account.devices.signOutNamed', { device: device.name })}
                onClick={() =>
                  void signOut(device.id).then((answer) =>
                    answer.error
                      ? say({
                          tone: 'fault',
                          text: problemText(asProblem(answer.error), t),
                        })
                      : say({ text: t('account.devices.signedOut', { device: device.name }) }),
                  )
                }
              >
                {t('account.devices.signOut')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button className="mt-4" onClick={() => setAsking(true)}>
        {t('account.devices.all')}
      </Button>
      <Dialog
        title={t('account.devices.all.title')}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button tone="ghost" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
            <Button
              tone="danger"
              busy={all.isLoading}
              onClick={() =>
                void signOutAll().then((answer) => {
                  setAsking(false);
                  if (answer.error)
                    say({
                      tone: 'fault',
                      text: problemText(asProblem(answer.error), t),
                    });
                  else void navigate('/');
                })
              }
            >
              {t('account.devices.all')}
            </Button>
          </>
        }
      >
        <p>{t('account.devices.all.text')}</p>
      </Dialog>
    </>
  );
}
