// How much room downloads take on this device and how much is left.
import { HardDrive } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { byteText } from '../byte-text.ts';
import type { StorageRoom } from '../use-storage-room.ts';

export function StorageMeter({ downloaded, room }: { downloaded: number; room: StorageRoom }) {
  const { t, locale } = useLanguage();
  const total = Math.max(1, room.used + room.free);
  return (
    <section aria-labelledby="storage" className="rounded-lg border border-line bg-surface p-4 text-sm">
      <div className="flex items-center gap-2.5">
        <HardDrive className="size-4.5 shrink-0 text-muted" aria-hidden="true" />
        <h2 id="storage" className="font-semibold">
          {t('downloads.storage')}
        </h2>
      </div>
      <meter aria-labelledby="storage" min={0} max={total} value={room.used} className="sr-only" />
      <div className="mt-3 h-2 overflow-hidden rounded-full bg-text/12" aria-hidden="true">
        <div
          className="h-full min-w-1 rounded-full bg-accent transition-[width] duration-500"
          style={{ width: `${(Math.min(room.used, total) / total) * 100}%` }}
        />
      </div>
      <p className="mt-2.5 flex flex-wrap justify-between gap-x-6 gap-y-1 text-muted tabular-nums">
        <span>{t('downloads.storageUsed', { size: byteText(downloaded, locale) })}</span>
        <span>{t('downloads.free', { size: byteText(room.free, locale) })}</span>
      </p>
      {!room.persisted && downloaded > 0 && <p className="mt-2 text-muted">{t('downloads.notPersisted')}</p>}
    </section>
  );
}
