// The files on their way here, and those that a page before this one had begun to send.
import { History } from 'lucide-react';
import { useEffect } from 'react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { formatBytes } from '../measures.ts';
import { uploadQueue } from '../upload-queue.ts';
import { useUploads } from '../use-uploads.ts';
import { UploadCard } from './upload-card.tsx';

export function UploadList({ onDone }: { onDone: () => void }) {
  const { t, locale, format } = useLanguage();
  const { items, interrupted } = useUploads();
  const done = items.filter(({ state }) => state === 'done').length;
  useEffect(() => {
    if (done > 0) onDone();
  }, [done, onDone]);
  if (items.length === 0 && interrupted.length === 0) return null;
  return (
    <section aria-labelledby="uploads" className="grid grid-cols-1 gap-3">
      <h2 id="uploads" className="text-xl font-semibold">
        {t('studio.uploads')}
      </h2>
      <ul className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
        {items.map((item) => (
          <UploadCard key={item.id} item={item} />
        ))}
        {interrupted.map(({ key, name, bytes, sent }) => (
          <li
            key={key}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface p-4"
          >
            <History className="size-6 shrink-0 text-muted" aria-hidden="true" />
            <div className="min-w-0 flex-1 basis-52">
              <p className="truncate text-page font-medium" dir="auto">
                {name}
              </p>
              <p className="text-sm text-muted">
                {t('studio.interrupted', {
                  percent: format.percent(bytes === 0 ? 0 : sent / bytes),
                  size: formatBytes(bytes, locale),
                })}
              </p>
            </div>
            <Button
              tone="ghost"
              aria-label={t('studio.interrupted.discardNamed', { name })}
              onClick={() => void uploadQueue.discard(key)}
            >
              {t('studio.interrupted.discard')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
