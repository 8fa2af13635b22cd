// Messages that would have gone by mail, for a service that has no mail server.
import { asProblem } from '#app/as-problem.ts';
import { Mail } from 'lucide-react';
import { useOutboxQuery } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

export default function Outbox() {
  const { t, format } = useLanguage();
  const { data: messages, error, refetch } = useOutboxQuery();
  usePageTitle(t('outbox.title'));
  return (
    <>
      <PageHeader title={t('outbox.title')} lead={t('outbox.lead')} />
      <div className="max-w-3xl px-gutter">
        {messages === undefined && !error && <Skeleton className="h-40" />}
        {error && <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />}
        {messages?.length === 0 && (
          <EmptyState
            icon={<Mail aria-hidden="true" />}
            title={t('outbox.empty')}
            text={t('outbox.emptyText')}
          />
        )}
        <ul className="grid gap-4">
          {messages?.map((message) => (
            <li
              key={`${message.sentAt} ${message.to}`}
              className="rounded-lg border border-line bg-surface p-5"
            >
              <h2 className="text-lg font-semibold" dir="auto">
                {message.subject}
              </h2>
              <p className="mt-1 text-sm text-muted">
                <bdi>{t('outbox.to', { address: message.to })}</bdi> · {format.date(message.sentAt)}
              </p>
              <p className="mt-4 break-words whitespace-pre-line" dir="auto">
                {message.text}
              </p>
              {message.link && (
                <a
                  href={message.link}
                  className="mt-4 inline-flex min-h-11 items-center rounded-md bg-accent px-4.5 text-sm font-semibold text-on-accent hover:brightness-108"
                >
                  {t('outbox.open')}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
