// Where files are dropped or chosen; large while there is nothing, a bar once there is.
import { Clapperboard, Plus } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';

export function DropZone({ large, onFiles }: { large: boolean; onFiles: (files: readonly File[]) => void }) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        'flex flex-wrap items-center gap-x-6 gap-y-4 rounded-xl border border-dashed transition-colors duration-150',
        large ? 'flex-col px-6 py-14 text-center' : 'px-5 py-4',
        over ? 'border-accent bg-accent/12' : 'border-edge/60 bg-surface',
      )}
    >
      <span
        className={classes(
          'grid place-items-center rounded-full bg-text/6 text-accent-text',
          large ? 'size-16 [&_svg]:size-7' : 'size-11 max-sm:hidden [&_svg]:size-5',
        )}
        aria-hidden="true"
      >
        <Clapperboard />
      </span>
      <div className={classes('min-w-0', large ? 'max-w-md' : 'flex-1 basis-56')}>
        <p className={large ? 'text-xl font-semibold' : 'font-medium'}>{t('studio.drop.title')}</p>
        <p className={classes('text-muted', large ? 'mt-1.5' : 'text-sm')}>{t('studio.drop.text')}</p>
      </div>
      <Button
        tone="solid"
        icon={<Plus className="size-4.5" aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {t('studio.drop.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('studio.drop.choose')}
        accept="video/*,.mkv,.avi,.ts,.m2ts,.mxf,.vob"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
}
